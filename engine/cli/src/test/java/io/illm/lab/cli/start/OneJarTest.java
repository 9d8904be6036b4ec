package io.illm.lab.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OneJarTest {

  @TempDir private Path folder;
  private Path one = Path.of("");

  @BeforeEach
  void make() throws Exception {
    one = folder.resolve("one.jar");
    Path first = jar("first.jar", Map.of("a.txt", "first", "META-INF/services/S", "One"));
    Path second =
        jar(
            "second.jar",
            Map.of("a.txt", "second", "META-INF/services/S", "Two", "META-INF/X.SF", "signature"));
    Path picocli =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    OneJar.merge(one, List.of(first, second, picocli));
  }

  @Test
  void of_two_files_of_one_name_the_first_one_counts() throws IOException {
    assertThat(text("a.txt")).isEqualTo("first");
  }

  @Test
  void services_of_all_jars_are_named() throws IOException {
    assertThat(text("META-INF/services/S")).isEqualTo("One\nTwo\n");
  }

  @Test
  void signatures_of_the_jars_that_were_are_left_out() throws IOException {
    try (JarFile jar = new JarFile(one.toFile())) {
      assertThat(jar.stream().map(JarEntry::getName)).noneMatch(name -> name.endsWith(".SF"));
      assertThat(jar.isMultiRelease()).isTrue();
    }
  }

  @Test
  void every_class_can_be_cached_and_still_works() throws Exception {
    try (JarFile jar = new JarFile(one.toFile())) {
      assertThat(jar.stream().filter(entry -> entry.getName().endsWith(".class")))
          .isNotEmpty()
          .allMatch(entry -> version(jar, entry) >= ClassFile.JAVA_6_VERSION);
    }
    assertThat(usageByPicocliOf(one)).startsWith("Usage: ");
  }

  private Path jar(String name, Map<String, String> files) throws IOException {
    Path path = folder.resolve(name);
    try (var out = new JarOutputStream(Files.newOutputStream(path))) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new JarEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return path;
  }

  private String text(String entry) throws IOException {
    try (JarFile jar = new JarFile(one.toFile());
        var bytes = jar.getInputStream(jar.getJarEntry(entry))) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static int version(JarFile jar, JarEntry entry) {
    try (var bytes = jar.getInputStream(entry)) {
      return ClassFile.of().parse(bytes.readAllBytes()).majorVersion();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String usageByPicocliOf(Path jar) throws Exception {
    try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      Object spec =
          loader
              .loadClass("picocli.CommandLine$Model$CommandSpec")
              .getMethod("create")
              .invoke(null);
      Object command =
          loader.loadClass("picocli.CommandLine").getConstructor(Object.class).newInstance(spec);
      return (String) command.getClass().getMethod("getUsageMessage").invoke(command);
    }
  }
}
