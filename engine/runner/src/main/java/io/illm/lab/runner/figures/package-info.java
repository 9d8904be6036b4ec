/** The measured costs of components. */
@NullMarked
package io.illm.lab.runner.figures;

import org.jspecify.annotations.NullMarked;
