/** Writes OCI layers and archives whose bytes depend only on their contents. */
@NullMarked
package io.illm.lab.image.oci;

import org.jspecify.annotations.NullMarked;
