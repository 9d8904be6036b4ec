/** The commands for components. */
@NullMarked
package io.illm.lab.cli.component;

import org.jspecify.annotations.NullMarked;
