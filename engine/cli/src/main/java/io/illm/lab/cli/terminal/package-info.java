/** How the lab speaks to a person: errors, tables, progress; stdout is data, stderr is the rest. */
@NullMarked
package io.illm.lab.cli.terminal;

import org.jspecify.annotations.NullMarked;
