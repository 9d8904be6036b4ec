/** Locked jars, resolved and fetched by this machine's Maven. */
@NullMarked
package io.illm.lab.image.maven;

import org.jspecify.annotations.NullMarked;
