/** Locks and installs npm packages with this machine's npm. */
@NullMarked
package io.illm.lab.image.npm;

import org.jspecify.annotations.NullMarked;
