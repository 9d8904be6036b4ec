package io.illm.lab.check;

import dev.cel.checker.CelCheckerBuilder;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.compiler.CelCompilerLibrary;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeLibrary;
import java.util.ArrayList;
import java.util.List;

/** A library of CEL functions: their declarations for the type check and their implementations. */
final class OwnFunctions implements CelCompilerLibrary, CelRuntimeLibrary {

  private final List<CelFunctionDecl> declarations = new ArrayList<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  /** Adds overloads of a function. {@code bodies} may be empty if CEL itself implements them. */
  void add(String name, List<CelOverloadDecl> overloads, List<CelFunctionBinding> bodies) {
    declarations.add(CelFunctionDecl.newFunctionDeclaration(name, overloads));
    if (!bodies.isEmpty()) {
      bindings.addAll(CelFunctionBinding.fromOverloads(name, bodies));
    }
  }

  @Override
  public void setCheckerOptions(CelCheckerBuilder checker) {
    checker.addFunctionDeclarations(declarations);
  }

  @Override
  public void setRuntimeOptions(CelRuntimeBuilder runtime) {
    runtime.addFunctionBindings(bindings);
  }
}
