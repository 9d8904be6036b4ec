package io.illm.lab.check;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload.Binary;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import java.util.ArrayList;
import java.util.List;

/**
 * Arithmetic and equality between whole numbers and doubles, which standard CEL refuses: whether a
 * number of an observation is whole depends on the day, and no condition should break by it.
 */
final class MixedArithmetic {

  /** The result of dividing one whole number by another. */
  enum Division {
    /** A whole number, as in standard CEL: {@code 3 / 4 == 0}. */
    WHOLE,
    /** A double: {@code 3 / 4 == 0.75}. */
    FRACTION;

    /** CEL's own declarations, without the division that is replaced. */
    CelStandardDeclarations declarations() {
      return CelStandardDeclarations.newBuilder()
          .filterFunctions((_, overload) -> this == WHOLE || overload != Arithmetic.DIVIDE_INT64)
          .build();
    }

    /** CEL's own functions, without the division that is replaced. */
    CelStandardFunctions functions() {
      return CelStandardFunctions.newBuilder()
          .filterFunctions(
              (_, overload) -> this == WHOLE || overload != DivideOverload.DIVIDE_INT64)
          .build();
    }
  }

  private MixedArithmetic() {}

  static void addTo(OwnFunctions functions, Division division) {
    add(functions, "_+_", mixed("add", (a, b) -> a + b, (a, b) -> a + b));
    add(functions, "_-_", mixed("subtract", (a, b) -> a - b, (a, b) -> a - b));
    add(functions, "_*_", mixed("multiply", (a, b) -> a * b, (a, b) -> a * b));
    List<Overload> divide = new ArrayList<>(mixed("divide", (a, b) -> a / b, (a, b) -> a / b));
    if (division == Division.FRACTION) {
      divide.add(fraction());
    }
    add(functions, "_/_", divide);
    equality(functions, "_==_", "equals");
    equality(functions, "_!=_", "not_equals");
  }

  private record Overload(CelOverloadDecl declaration, CelFunctionBinding binding) {}

  private static void add(OwnFunctions functions, String operator, List<Overload> overloads) {
    functions.add(
        operator,
        overloads.stream().map(Overload::declaration).toList(),
        overloads.stream().map(Overload::binding).toList());
  }

  private static List<Overload> mixed(
      String name, Binary<Long, Double> wholeDouble, Binary<Double, Long> doubleWhole) {
    String wholeFirst = name + "_whole_double";
    String doubleFirst = name + "_double_whole";
    return List.of(
        new Overload(
            CelOverloadDecl.newGlobalOverload(
                wholeFirst, SimpleType.DOUBLE, SimpleType.INT, SimpleType.DOUBLE),
            CelFunctionBinding.from(wholeFirst, Long.class, Double.class, wholeDouble)),
        new Overload(
            CelOverloadDecl.newGlobalOverload(
                doubleFirst, SimpleType.DOUBLE, SimpleType.DOUBLE, SimpleType.INT),
            CelFunctionBinding.from(doubleFirst, Double.class, Long.class, doubleWhole)));
  }

  private static Overload fraction() {
    String name = "divide_whole_to_fraction";
    return new Overload(
        CelOverloadDecl.newGlobalOverload(name, SimpleType.DOUBLE, SimpleType.INT, SimpleType.INT),
        CelFunctionBinding.from(name, Long.class, Long.class, (a, b) -> a.doubleValue() / b));
  }

  /** Only the type check refuses these; at run time any numbers compare. */
  private static void equality(OwnFunctions functions, String operator, String name) {
    functions.add(
        operator,
        List.of(
            CelOverloadDecl.newGlobalOverload(
                name + "_whole_double", SimpleType.BOOL, SimpleType.INT, SimpleType.DOUBLE),
            CelOverloadDecl.newGlobalOverload(
                name + "_double_whole", SimpleType.BOOL, SimpleType.DOUBLE, SimpleType.INT)),
        List.of());
  }
}
