/** Makes root file systems of locked Debian packages. */
@NullMarked
package io.illm.lab.image.debian;

import org.jspecify.annotations.NullMarked;
