package io.illm.lab.cluster;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.Images;
import io.illm.lab.image.LocalImage;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Recipe;
import java.nio.file.Path;
import java.util.List;

/** Builds the image for test pods: one static program that serves, sends requests and waits. */
final class TestImage {

  static final String NAME = "lab.test/app:1";

  // Not the user's cache: `lab image list` would show the image.
  private static final Path CACHE = Path.of("target", "images").toAbsolutePath();
  private static final Path MODULE = Path.of("src", "test", "resources", "app").toAbsolutePath();

  private TestImage() {}

  /** Builds the image that answers {@code hello}, under a name. */
  static ImageArchive of(String name) {
    return of(name, "hello");
  }

  /**
   * Builds the image under a name.
   *
   * @param greeting the answer of its server; a different answer gives a different digest
   */
  static ImageArchive of(String name, String greeting) {
    var go = new GoProgram(".", List.of(), List.of("-X main.greeting=" + greeting));
    var source = new ImageSource("app", MODULE, "1", "The app of a cluster's tests", "Apache-2.0");
    return archive(
        new Images(CACHE)
            .build(name, new Recipe.Go(go, List.of("/app")), source, Progress.silent()));
  }

  static ImageArchive archive(LocalImage image) {
    return new ImageArchive(image.image(), image.tar(), image.digest());
  }
}
