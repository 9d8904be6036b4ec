package io.illm.lab.cli.start;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;

/**
 * Rewrites classes in a newer class file format.
 *
 * <p>The JVM's AOT cache omits classes in a format older than Java 6's, because they lack stack
 * maps. picocli's classes are that old, and loading them took a third of the time of {@code lab
 * list}.
 */
final class ClassUpgrade {

  private final ClassFile format;

  /**
   * Creates an upgrade.
   *
   * @param all finds every class that the upgraded classes refer to
   */
  ClassUpgrade(ClassLoader all) {
    this.format =
        ClassFile.of(
            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(all)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /**
   * Returns the class in a format that can be cached. A class that is new enough is returned
   * unchanged.
   */
  byte[] of(byte[] bytes) {
    ClassModel model = format.parse(bytes);
    return model.majorVersion() >= ClassFile.JAVA_6_VERSION
        ? bytes
        : format.transformClass(model, newVersion().andThen(rewrittenCode()));
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

  /** Rewrites method bodies, because copied code would get no stack maps. */
  private static ClassTransform rewrittenCode() {
    CodeTransform same = (to, element) -> to.with(element);
    return ClassTransform.transformingMethodBodies(same);
  }
}
