package io.illm.lab.check;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The CEL that conditions are written in: the standard, its extensions for strings, mathematics,
 * lists and optional values, and the lab's own functions.
 */
record Language(Cel cel) {

  /** What a condition may call, for hints; operators and rare extensions left out. */
  static final List<String> FUNCTIONS =
      List.of(
          "ready",
          "quantity",
          "ratio",
          "size",
          "has",
          "all",
          "exists",
          "exists_one",
          "filter",
          "map",
          "contains",
          "startsWith",
          "endsWith",
          "matches",
          "int",
          "double",
          "string",
          "duration",
          "timestamp",
          "lowerAscii",
          "split",
          "join",
          "trim",
          "replace",
          "orValue");

  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  /** Results that are numbers or maps are of any type to the type check, so that numbers mix. */
  static Language of(Collection<String> variables) {
    CelBuilder builder = standard();
    variables.forEach(name -> builder.addVar(name, SimpleType.DYN));
    function(builder, "ready", SimpleType.BOOL, 1, values -> Readiness.of(values[0]).ready());
    function(builder, "quantity", SimpleType.DYN, 1, values -> Quantity.of(values[0]));
    function(
        builder,
        "ratio",
        SimpleType.DYN,
        2,
        values -> PairedRatio.of(values[0], values[1]).toMap());
    MixedArithmetic.addTo(builder);
    return new Language(builder.build());
  }

  private static CelBuilder standard() {
    return CelFactory.plannerCelBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addCompilerLibraries(
            CelExtensions.optional(),
            CelExtensions.strings(),
            CelExtensions.math(),
            CelExtensions.lists())
        .addRuntimeLibraries(
            CelExtensions.optional(),
            CelExtensions.strings(),
            CelExtensions.math(),
            CelExtensions.lists());
  }

  private static void function(
      CelBuilder builder, String name, CelType result, int arity, CelFunctionOverload body) {
    String overload = name + "_of_anything";
    List<CelType> types = Collections.nCopies(arity, SimpleType.DYN);
    List<Class<?>> classes = Collections.nCopies(arity, Object.class);
    builder.addFunctionDeclarations(
        CelFunctionDecl.newFunctionDeclaration(
            name, CelOverloadDecl.newGlobalOverload(overload, result, types)));
    builder.addFunctionBindings(
        CelFunctionBinding.fromOverloads(name, CelFunctionBinding.from(overload, classes, body)));
  }
}
