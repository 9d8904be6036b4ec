/** The commands for this machine. */
@NullMarked
package io.illm.lab.cli.host;

import org.jspecify.annotations.NullMarked;
