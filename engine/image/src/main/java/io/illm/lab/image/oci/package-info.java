/** Writes OCI layers and archives that depend on nothing but what is in them. */
@NullMarked
package io.illm.lab.image.oci;

import org.jspecify.annotations.NullMarked;
