/** Provides clusters that exist already, by the contexts of a kubeconfig. */
@NullMarked
package io.illm.lab.cluster.kubeconfig;

import org.jspecify.annotations.NullMarked;
