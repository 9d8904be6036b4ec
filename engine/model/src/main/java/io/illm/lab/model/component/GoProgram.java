package io.illm.lab.model.component;

import java.util.List;

/**
 * A main package of Go and its build settings.
 *
 * @param main the package's path: {@code ./pause} in the component's own module, or a dependency's
 * @param tags build tags
 * @param linkerFlags linker flags in addition to those that strip symbols, such as {@code -X
 *     pkg.Version=v1}
 */
public record GoProgram(String main, List<String> tags, List<String> linkerFlags) {}
