@NullMarked
package io.illm.lab.image.python;

import org.jspecify.annotations.NullMarked;
