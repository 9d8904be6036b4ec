/**
 * Boots and removes clusters. Contains the embedded provider, which runs Kubernetes on this
 * machine, and the interface of all providers.
 */
@NullMarked
package io.illm.lab.cluster;

import org.jspecify.annotations.NullMarked;
