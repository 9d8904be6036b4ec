package io.illm.lab.check;

import com.google.common.primitives.UnsignedLong;
import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction.Overload.Arithmetic;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload.Binary;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.DivideOperator.DivideOverload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Arithmetic and equality between whole numbers and doubles. Standard CEL refuses these. But an
 * observed number may be whole by chance, and a condition must not fail because of it. For the same
 * reason, a quotient is never rounded: 999/1000 is 0.999 here and 0 in standard CEL. Division by
 * zero is an error, because a comparison with infinity or NaN could hold by accident.
 */
final class MixedArithmetic {

  private static final Set<?> DIVISIONS =
      Set.of(Arithmetic.DIVIDE_INT64, Arithmetic.DIVIDE_UINT64, Arithmetic.DIVIDE_DOUBLE);
  private static final Set<?> DIVIDERS =
      Set.of(
          DivideOverload.DIVIDE_INT64, DivideOverload.DIVIDE_UINT64, DivideOverload.DIVIDE_DOUBLE);

  /** Returns CEL's own declarations without the divisions, which are replaced. */
  static CelStandardDeclarations declarations() {
    return CelStandardDeclarations.newBuilder()
        .filterFunctions((_, overload) -> !DIVISIONS.contains(overload))
        .build();
  }

  /** Returns CEL's own functions without the divisions, which are replaced. */
  static CelStandardFunctions functions() {
    return CelStandardFunctions.newBuilder()
        .filterFunctions((_, overload) -> !DIVIDERS.contains(overload))
        .build();
  }

  private MixedArithmetic() {}

  static void addTo(OwnFunctions functions) {
    add(functions, "_+_", mixed("add", (a, b) -> a + b, (a, b) -> a + b));
    add(functions, "_-_", mixed("subtract", (a, b) -> a - b, (a, b) -> a - b));
    add(functions, "_*_", mixed("multiply", (a, b) -> a * b, (a, b) -> a * b));
    List<Overload> divide =
        new ArrayList<>(mixed("divide", MixedArithmetic::quotient, MixedArithmetic::quotient));
    divide.add(division("divide_whole", Long.class, SimpleType.INT));
    divide.add(division("divide_unsigned", UnsignedLong.class, SimpleType.UINT));
    divide.add(division("divide_fraction", Double.class, SimpleType.DOUBLE));
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

  private static <N extends Number> Overload division(String name, Class<N> type, CelType cel) {
    return new Overload(
        CelOverloadDecl.newGlobalOverload(name, SimpleType.DOUBLE, cel, cel),
        CelFunctionBinding.from(name, type, type, MixedArithmetic::quotient));
  }

  private static double quotient(Number dividend, Number divisor) {
    if (divisor.doubleValue() == 0) {
      throw new IllegalArgumentException("division by zero");
    }
    return dividend.doubleValue() / divisor.doubleValue();
  }

  /**
   * Adds declarations without implementations, because only the type check refuses these
   * comparisons. At run time CEL compares all numbers.
   */
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
