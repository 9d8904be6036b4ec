package io.illm.lab.check;

import dev.cel.bundle.CelBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload.Binary;

/**
 * Arithmetic and equality between whole numbers and doubles, which standard CEL refuses: whether a
 * number of an observation is whole depends on the day, and no condition should break by it.
 */
final class MixedArithmetic {

  private MixedArithmetic() {}

  static void addTo(CelBuilder builder) {
    add(builder, "_+_", "add", (a, b) -> a + b, (a, b) -> a + b);
    add(builder, "_-_", "subtract", (a, b) -> a - b, (a, b) -> a - b);
    add(builder, "_*_", "multiply", (a, b) -> a * b, (a, b) -> a * b);
    add(builder, "_/_", "divide", (a, b) -> a / b, (a, b) -> a / b);
    equality(builder, "_==_", "equals");
    equality(builder, "_!=_", "not_equals");
  }

  /** Only the type check refuses these; at run time any numbers compare. */
  private static void equality(CelBuilder builder, String operator, String name) {
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            operator,
            CelOverloadDecl.newGlobalOverload(
                name + "_whole_double", SimpleType.BOOL, SimpleType.INT, SimpleType.DOUBLE),
            CelOverloadDecl.newGlobalOverload(
                name + "_double_whole", SimpleType.BOOL, SimpleType.DOUBLE, SimpleType.INT)));
  }

  private static void add(
      CelBuilder builder,
      String operator,
      String name,
      Binary<Long, Double> wholeDouble,
      Binary<Double, Long> doubleWhole) {
    String wholeFirst = name + "_whole_double";
    String doubleFirst = name + "_double_whole";
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            operator,
            CelOverloadDecl.newGlobalOverload(
                wholeFirst, SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE),
            CelOverloadDecl.newGlobalOverload(
                doubleFirst, SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT)));
    builder.addFunctionBindings(
        CelFunctionBinding.fromOverloads(
            operator,
            CelFunctionBinding.from(wholeFirst, Long.class, Double.class, wholeDouble),
            CelFunctionBinding.from(doubleFirst, Double.class, Long.class, doubleWhole)));
  }
}
