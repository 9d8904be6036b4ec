/**
 * Downloads the programs that projects release, and checks them against the checksums of a lock.
 */
@NullMarked
package io.illm.lab.image.release;

import org.jspecify.annotations.NullMarked;
