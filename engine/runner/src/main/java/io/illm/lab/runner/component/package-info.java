/** Components: their order, their manifests, and how they get onto a cluster. */
@NullMarked
package io.illm.lab.runner.component;

import org.jspecify.annotations.NullMarked;
