package io.illm.lab.image;

import io.illm.lab.model.component.Component;
import java.nio.file.Path;

/**
 * Whose image it is: where the recipe's inputs lie, and what the labels say.
 *
 * @param name the component's or app's name
 * @param folder its folder, with its locks or what Maven packaged
 * @param version its version
 * @param title what it is, in one line
 * @param licence the SPDX expression of its licence
 */
public record ImageSource(String name, Path folder, String version, String title, String licence) {

  /** The source of a component's images. */
  public static ImageSource of(Component component) {
    return new ImageSource(
        component.name(),
        component.folder(),
        component.version(),
        component.title(),
        component.licence());
  }

  /**
   * The source of an app's image.
   *
   * @param folder the app's folder under {@code apps/}, packaged by Maven
   * @param version the tag of its image
   */
  public static ImageSource ofApp(Path folder, String version) {
    String name = folder.getFileName().toString();
    return new ImageSource(name, folder, version, "The demo app " + name, "Apache-2.0");
  }
}
