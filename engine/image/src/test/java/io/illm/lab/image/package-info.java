@NullMarked
package io.illm.lab.image;

import org.jspecify.annotations.NullMarked;
