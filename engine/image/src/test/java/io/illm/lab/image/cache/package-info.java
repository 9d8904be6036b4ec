@NullMarked
package io.illm.lab.image.cache;

import org.jspecify.annotations.NullMarked;
