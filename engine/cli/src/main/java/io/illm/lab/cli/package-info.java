/** The command line: which commands there are, and how each of them ends. */
@NullMarked
package io.illm.lab.cli;

import org.jspecify.annotations.NullMarked;
