/** Measures the build time, image size and memory of components, and keeps the results. */
@NullMarked
package io.illm.lab.component.cost;

import org.jspecify.annotations.NullMarked;
