/** Folders that are made once, by one process at a time, and are whole or not there. */
@NullMarked
package io.illm.lab.image.cache;

import org.jspecify.annotations.NullMarked;
