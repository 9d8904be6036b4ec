/** Output for people: errors, tables, progress. Data goes to stdout, everything else to stderr. */
@NullMarked
package io.illm.lab.cli.terminal;

import org.jspecify.annotations.NullMarked;
