package io.illm.lab.model.component;

/** The places that an image can come from besides a cache: how component.yaml describes it. */
public sealed interface ImageOrigin permits Recipe, ImageOrigin.PullOnly {

  /**
   * An image that no recipe makes. Where its registry does not answer, what needs it is not run.
   *
   * @param reason why no recipe makes it, such as {@code its web UI has no package}
   */
  record PullOnly(String reason) implements ImageOrigin {}
}
