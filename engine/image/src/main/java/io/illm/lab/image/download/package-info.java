/** Downloads files whose checksum is known, from hosts that may be slow or cut a transfer. */
@NullMarked
package io.illm.lab.image.download;

import org.jspecify.annotations.NullMarked;
