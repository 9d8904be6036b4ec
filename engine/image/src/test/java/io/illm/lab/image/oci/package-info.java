@NullMarked
package io.illm.lab.image.oci;

import org.jspecify.annotations.NullMarked;
