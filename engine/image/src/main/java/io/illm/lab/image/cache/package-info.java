/**
 * A cache of folders. One process at a time makes a folder, and only complete folders are visible.
 */
@NullMarked
package io.illm.lab.image.cache;

import org.jspecify.annotations.NullMarked;
