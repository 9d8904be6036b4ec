package io.illm.lab.image.registry;

/**
 * An image could not be pulled. The message is the reason, such as {@code quay.io does not answer}.
 */
public final class NotPulled extends Exception {

  private static final long serialVersionUID = 1L;

  /** Creates the exception with its reason. */
  public NotPulled(String reason) {
    super(reason);
  }
}
