/** The command line: the list of commands, and their exit codes. */
@NullMarked
package io.illm.lab.cli;

import org.jspecify.annotations.NullMarked;
