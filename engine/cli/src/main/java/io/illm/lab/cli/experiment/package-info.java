/** The commands for experiments. */
@NullMarked
package io.illm.lab.cli.experiment;

import org.jspecify.annotations.NullMarked;
