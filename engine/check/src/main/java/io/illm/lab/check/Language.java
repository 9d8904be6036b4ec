package io.illm.lab.check;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * The CEL language of conditions: standard CEL, its extensions for strings, mathematics, lists and
 * optional values, and the lab's own functions.
 */
record Language(Cel cel) {

  /** The functions that hints name. Operators and rare extensions are left out. */
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

  /** Returns the language with an expression's variables. */
  static Language of(Collection<String> variables) {
    OwnFunctions functions = functions();
    return new Language(CelFactory.combine(compiler(variables, functions), runtime(functions)));
  }

  private static CelCompiler compiler(Collection<String> variables, OwnFunctions functions) {
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardEnvironmentEnabled(false)
            .setStandardDeclarations(MixedArithmetic.declarations())
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(),
                CelExtensions.math(),
                CelExtensions.lists(),
                functions);
    variables.forEach(name -> compiler.addVar(name, SimpleType.DYN));
    return compiler.build();
  }

  private static CelRuntime runtime(OwnFunctions functions) {
    return CelRuntimeFactory.plannerRuntimeBuilder()
        .setOptions(OPTIONS)
        .setStandardFunctions(MixedArithmetic.functions())
        .addLibraries(
            CelExtensions.optional(),
            CelExtensions.strings(),
            CelExtensions.math(),
            CelExtensions.lists(),
            functions)
        .build();
  }

  /**
   * Returns the lab's own functions. Functions that return numbers or maps have the type {@code
   * dyn}, so that the type check permits mixed numbers.
   */
  private static OwnFunctions functions() {
    OwnFunctions functions = new OwnFunctions();
    function(functions, "ready", SimpleType.BOOL, 1, values -> Readiness.of(values[0]).ready());
    function(functions, "quantity", SimpleType.DYN, 1, values -> Quantity.of(values[0]));
    function(
        functions, "ratio", SimpleType.DYN, 2, values -> MeasureValues.ratio(values[0], values[1]));
    MixedArithmetic.addTo(functions);
    return functions;
  }

  private static void function(
      OwnFunctions functions, String name, CelType result, int arity, CelFunctionOverload body) {
    String overload = name + "_of_anything";
    List<CelType> types = Collections.nCopies(arity, SimpleType.DYN);
    List<Class<?>> classes = Collections.nCopies(arity, Object.class);
    functions.add(
        name,
        List.of(CelOverloadDecl.newGlobalOverload(overload, result, types)),
        List.of(CelFunctionBinding.from(overload, classes, body)));
  }
}
