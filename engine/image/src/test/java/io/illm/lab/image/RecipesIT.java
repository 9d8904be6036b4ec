package io.illm.lab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.host.Command;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Makes an image by each kind of recipe that downloads packages. It needs their mirrors. */
class RecipesIT {

  @TempDir Path folder;

  @BeforeAll
  static void takesLong() {
    Prerequisite.heavy(RecipesIT.class);
  }

  private static Component component(String name) throws URISyntaxException {
    var resource = Optional.ofNullable(RecipesIT.class.getResource("/recipes/" + name));
    Faults faults = new Faults();
    Component component =
        ComponentReader.read(Path.of(resource.orElseThrow().toURI()), faults).orElseThrow();
    assertThat(faults.found()).isEmpty();
    return component;
  }

  private LocalImage build(String cache, String name, Architecture architecture)
      throws URISyntaxException {
    for (String tool : List.of("apt-get", "dpkg-deb", "mvn", "npm", "python3")) {
      assumeTrue(Files.isExecutable(Path.of("/usr/bin", tool)), "needs " + tool);
    }
    Component component = component(name);
    var image = component.recipes().entrySet().iterator().next();
    return new Images(folder.resolve(cache), architecture)
        .build(image.getKey(), image.getValue(), ImageSource.of(component), Progress.silent());
  }

  @ParameterizedTest
  @CsvSource({
    "maven, AMD64",
    "python, AMD64",
    "python, ARM64",
    "npm, AMD64",
    "npm, ARM64",
    "wheel, AMD64",
    "wheel, ARM64"
  })
  void the_same_locks_give_the_same_digest(String name, Architecture architecture)
      throws URISyntaxException {
    assumeTrue(
        !name.equals("maven") || architecture == Architecture.ofThisMachine(),
        "jlink has the modules of this machine's architecture only");
    LocalImage first = build("one", name, architecture);
    assertThat(build("two", name, architecture).digest()).isEqualTo(first.digest());
    assertThat(first.sbom().orElseThrow()).content().contains("pkg:deb/debian/libc6@");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maven", "python", "npm", "wheel"})
  void what_was_made_runs(String name) throws URISyntaxException, IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "needs root, for chroot");
    LocalImage built = build("one", name, Architecture.ofThisMachine());
    Path root = Files.createDirectory(folder.resolve("root"));
    ImageTar.unpack(built, root);
    Path proc = Files.createDirectory(root.resolve("proc"));
    var words =
        Stream.concat(
            Stream.of("unshare", "--mount", "--pid", "--fork", "--mount-proc=" + proc),
            Stream.concat(
                Stream.of("chroot", "--userspec=65532:65532", root.toString()),
                ImageTar.config(built).path("Entrypoint").valueStream().map(JsonNode::asText)));
    var ended = Command.in(root, words.toArray(String[]::new)).run();
    assertThat(ended.out().text() + ended.err().text())
        .contains(
            switch (name) {
              case "maven" -> "picocli.AutoComplete";
              case "python" -> "escaped: &lt;lab&gt; True";
              case "wheel" -> "1.13.0";
              default -> "a minute: 1m";
            });
  }
}
