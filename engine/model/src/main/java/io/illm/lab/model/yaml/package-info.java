/** YAML read with the place of every value, so that a fault can point at it. */
@NullMarked
package io.illm.lab.model.yaml;

import org.jspecify.annotations.NullMarked;
