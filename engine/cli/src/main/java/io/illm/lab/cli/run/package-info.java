/** Commands that run experiments, and what they show while they do. */
@NullMarked
package io.illm.lab.cli.run;

import org.jspecify.annotations.NullMarked;
