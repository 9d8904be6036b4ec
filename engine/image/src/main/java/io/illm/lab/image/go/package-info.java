/** Builds Go programs: finds a toolchain, shows the progress, and says where a lock is wrong. */
@NullMarked
package io.illm.lab.image.go;

import org.jspecify.annotations.NullMarked;
