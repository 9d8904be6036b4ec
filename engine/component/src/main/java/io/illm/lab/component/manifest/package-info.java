/** Renders components' manifests from all sources to objects. */
@NullMarked
package io.illm.lab.component.manifest;

import org.jspecify.annotations.NullMarked;
