package io.illm.lab.image.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.Images;
import io.illm.lab.image.LocalImage;
import io.illm.lab.image.debian.TestDeb;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppImageTest {

  @TempDir Path folder;

  @BeforeEach
  void packageApp() throws IOException {
    Path target = Files.createDirectories(folder.resolve("apps/shop/target/lib"));
    jar(
        "Main",
        "public class Main { java.util.logging.Logger l; }",
        target.resolveSibling("shop.jar"));
    jar("Lib", "class Lib { Object o = java.sql.Types.class; }", target.resolve("lib-1.2.jar"));
    Path files = Files.createDirectories(folder.resolve("files/usr/lib"));
    Files.writeString(files.resolve("libc.so.6"), "libc");
    for (String cache : List.of("one", "two")) {
      String line = TestDeb.pack("libc6", folder.resolve("files"), folder.resolve(cache));
      Files.writeString(folder.resolve("apps/base.lock"), line + "\n");
    }
  }

  private void jar(String name, String source, Path jar) throws IOException {
    Path java = Files.writeString(folder.resolve(name + ".java"), source);
    Path classes = Files.createDirectories(folder.resolve("classes-" + name));
    run("javac", "-g:none", "-d", classes.toString(), java.toString());
    run(
        "jar",
        "--create",
        "--date=2026-01-01T00:00:00Z",
        "--file",
        jar.toString(),
        "-C",
        classes.toString(),
        ".");
  }

  private static String run(String tool, String... arguments) {
    var out = new StringWriter();
    int code =
        ToolProvider.findFirst(tool)
            .orElseThrow()
            .run(new PrintWriter(out), new PrintWriter(Writer.nullWriter()), arguments);
    assertThat(code).isZero();
    return out.toString().strip();
  }

  private LocalImage build(String cache) {
    return new Images(folder.resolve(cache))
        .build(
            "ghcr.io/illm/shop:0.1.0",
            new Recipe.App("shop"),
            ImageSource.ofApp(folder.resolve("apps/shop"), "0.1.0"),
            Progress.silent());
  }

  private Set<String> layers(String cache) throws IOException {
    try (Stream<Path> layers = Files.list(folder.resolve(cache).resolve("layers"))) {
      return layers.map(layer -> layer.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void the_same_inputs_give_the_same_digest_and_a_changed_class_one_new_layer() throws IOException {
    LocalImage first = build("one");
    assertThat(build("two").digest()).isEqualTo(first.digest());
    assertThat(build("one").cached()).isTrue();
    assertThat(first.sbom().orElseThrow())
        .content()
        .contains("pkg:maven/lib@1.2", "pkg:deb/debian/libc6@1.0");

    Set<String> before = layers("one");
    jar(
        "Main",
        "public class Main { java.util.logging.Logger other; }",
        folder.resolve("apps/shop/target/shop.jar"));
    LocalImage changed = build("one");
    assertThat(changed.digest()).isNotEqualTo(first.digest());
    assertThat(layers("one")).containsAll(before).hasSize(before.size() + 1);
  }

  @Test
  void modules_are_those_that_jdeps_finds() {
    var jars =
        List.of(
            folder.resolve("apps/shop/target/shop.jar"),
            folder.resolve("apps/shop/target/lib/lib-1.2.jar"));
    String jdeps =
        run(
            "jdeps",
            "--print-module-deps",
            "--ignore-missing-deps",
            "--multi-release",
            "25",
            jars.getFirst().toString(),
            jars.getLast().toString());
    assertThat(UsedModules.ofThisJdk().in(jars))
        .containsAll(List.of(jdeps.split(",", -1)))
        .containsExactly("java.base", "java.logging", "java.sql");
  }

  @Test
  void an_app_that_is_not_packaged_says_how_to() throws IOException {
    Files.delete(folder.resolve("apps/shop/target/shop.jar"));
    assertThatThrownBy(() -> build("one"))
        .isInstanceOfSatisfying(
            BadInput.class,
            e ->
                assertThat(e.faults().getFirst().hint())
                    .contains("run `mvn -pl apps/shop package`"));
  }
}
