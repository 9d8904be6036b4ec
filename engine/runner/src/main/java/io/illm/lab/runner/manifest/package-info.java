/** Renders components' manifests from all sources to objects. */
@NullMarked
package io.illm.lab.runner.manifest;

import org.jspecify.annotations.NullMarked;
