/** Provides clusters by the program {@code kind}, in containers of a Docker or Podman engine. */
@NullMarked
package io.illm.lab.cluster.kind;

import org.jspecify.annotations.NullMarked;
