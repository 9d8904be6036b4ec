/** Tests of the clusters' room. */
@NullMarked
package io.illm.lab.cluster;

import org.jspecify.annotations.NullMarked;
