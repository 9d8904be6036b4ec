/** Tests of the embedded provider and of what all providers share. */
@NullMarked
package io.illm.lab.cluster;

import org.jspecify.annotations.NullMarked;
