package io.illm.lab.cli.start;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites a jar's classes in a newer class file format.
 *
 * <p>The JVM's AOT cache leaves out classes in a format older than Java 6's, because they lack
 * stack maps. picocli's are, and loading them took a third of the time of {@code lab list}.
 */
public final class ClassUpgrade {

  private final ClassFile format;

  private ClassUpgrade(ClassLoader jar) {
    this.format =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(jar)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /**
   * Rewrites jars in place.
   *
   * @param arguments the jars' paths
   */
  public static void main(String[] arguments) throws IOException {
    for (String jar : arguments) {
      upgrade(Path.of(jar));
    }
  }

  /** Rewrites one jar in place; classes that are new enough stay as they are. */
  static void upgrade(Path jar) throws IOException {
    Path part = Path.of(jar + ".part");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      new ClassUpgrade(loader).copy(jar, part);
    }
    Files.move(part, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private void copy(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile());
        OutputStream file = Files.newOutputStream(to);
        JarOutputStream out = new JarOutputStream(file)) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        out.putNextEntry(new JarEntry(entry.getName()));
        out.write(upgraded(entry.getName(), jar.getInputStream(entry).readAllBytes()));
        out.closeEntry();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private byte[] upgraded(String name, byte[] bytes) {
    if (!name.endsWith(".class")) {
      return bytes;
    }
    ClassModel model = format.parse(bytes);
    return model.majorVersion() >= ClassFile.JAVA_6_VERSION
        ? bytes
        : format.transformClass(model, newVersion().andThen(codeWrittenAnew()));
  }

  private static ClassTransform newVersion() {
    return (to, element) -> {
      if (element instanceof ClassFileVersion) {
        to.withVersion(ClassFile.JAVA_17_VERSION, 0);
      } else {
        to.with(element);
      }
    };
  }

  /** Code that is copied as it is gets no stack maps. */
  private static ClassTransform codeWrittenAnew() {
    CodeTransform same = (to, element) -> to.with(element);
    return ClassTransform.transformingMethodBodies(same);
  }
}
