/** Clusters that are there already, named by the contexts of a kubeconfig. */
@NullMarked
package io.illm.lab.cluster.kubeconfig;

import org.jspecify.annotations.NullMarked;
