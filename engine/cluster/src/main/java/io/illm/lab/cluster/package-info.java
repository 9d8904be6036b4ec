/**
 * Where clusters come from: the embedded one-node Kubernetes, and the place for further providers.
 */
@NullMarked
package io.illm.lab.cluster;

import org.jspecify.annotations.NullMarked;
