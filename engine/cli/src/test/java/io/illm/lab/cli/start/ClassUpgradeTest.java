package io.illm.lab.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClassUpgradeTest {

  @TempDir private Path folder;

  @Test
  void every_class_can_be_cached_and_still_works() throws Exception {
    Path jar = picocli();

    ClassUpgrade.upgrade(jar);

    assertThat(versions(jar)).allMatch(version -> version >= ClassFile.JAVA_6_VERSION);
    assertThat(usageFrom(jar)).startsWith("Usage: ");
  }

  private Path picocli() throws IOException, URISyntaxException {
    Path original =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return Files.copy(original, folder.resolve("picocli.jar"));
  }

  private static List<Integer> versions(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .filter(entry -> entry.getName().endsWith(".class"))
          .map(entry -> version(file, entry))
          .toList();
    }
  }

  private static int version(JarFile file, JarEntry entry) {
    try (var bytes = file.getInputStream(entry)) {
      return ClassFile.of().parse(bytes.readAllBytes()).majorVersion();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String usageFrom(Path jar) throws Exception {
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Class<?> spec = loader.loadClass("picocli.CommandLine$Model$CommandSpec");
      Object command =
          loader
              .loadClass("picocli.CommandLine")
              .getConstructor(Object.class)
              .newInstance(spec.getMethod("create").invoke(null));
      return (String) command.getClass().getMethod("getUsageMessage").invoke(command);
    }
  }
}
