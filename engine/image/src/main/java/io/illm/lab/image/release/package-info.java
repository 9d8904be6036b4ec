/** Programs as their projects release them, checked by the checksums of a lock. */
@NullMarked
package io.illm.lab.image.release;

import org.jspecify.annotations.NullMarked;
