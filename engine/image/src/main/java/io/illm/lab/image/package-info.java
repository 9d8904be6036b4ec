/**
 * Builds the programs and container images that components and apps describe, from packages only.
 */
@NullMarked
package io.illm.lab.image;

import org.jspecify.annotations.NullMarked;
