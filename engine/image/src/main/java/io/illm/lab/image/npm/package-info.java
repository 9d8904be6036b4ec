/** Locked packages of npm, resolved and installed by this machine's npm. */
@NullMarked
package io.illm.lab.image.npm;

import org.jspecify.annotations.NullMarked;
