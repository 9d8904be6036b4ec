@NullMarked
package io.illm.lab.image.debian;

import org.jspecify.annotations.NullMarked;
