/** What is inside an image, as a CycloneDX bill of materials. */
@NullMarked
package io.illm.lab.image.sbom;

import org.jspecify.annotations.NullMarked;
