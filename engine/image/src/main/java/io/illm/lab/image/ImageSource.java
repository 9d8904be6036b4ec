package io.illm.lab.image;

import io.illm.lab.model.component.Component;
import java.nio.file.Path;

/**
 * The component or app that an image is made for: the folder with the recipe's inputs, and the
 * values of the image's labels.
 *
 * @param name the name of the component or app
 * @param folder its folder, with the locks of a component or the jars that Maven packaged of an app
 * @param version its version
 * @param title its description in one line
 * @param licence the SPDX expression of its licence
 */
public record ImageSource(String name, Path folder, String version, String title, String licence) {

  /** Returns the source of a component's images. */
  public static ImageSource of(Component component) {
    return new ImageSource(
        component.name(),
        component.folder(),
        component.version(),
        component.title(),
        component.licence());
  }

  /**
   * Returns the source of an app's image.
   *
   * @param folder the app's folder under {@code apps/}, packaged by Maven
   * @param version the tag of its image
   */
  public static ImageSource ofApp(Path folder, String version) {
    String name = folder.getFileName().toString();
    return new ImageSource(name, folder, version, "The demo app " + name, "Apache-2.0");
  }
}
