/** Writes the bills of materials of images in CycloneDX. */
@NullMarked
package io.illm.lab.image.sbom;

import org.jspecify.annotations.NullMarked;
