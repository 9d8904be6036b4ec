/** Locked Python packages, resolved and installed by this machine's pip. */
@NullMarked
package io.illm.lab.image.python;

import org.jspecify.annotations.NullMarked;
