/** The commands for the cache. */
@NullMarked
package io.illm.lab.cli.cache;

import org.jspecify.annotations.NullMarked;
