/** Locks and installs Python packages with this machine's pip. */
@NullMarked
package io.illm.lab.image.python;

import org.jspecify.annotations.NullMarked;
