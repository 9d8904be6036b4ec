/** Locks and downloads jars with this machine's Maven. */
@NullMarked
package io.illm.lab.image.maven;

import org.jspecify.annotations.NullMarked;
