/** The clients of a cluster, the kinds that it serves, and the removal of its namespaces. */
@NullMarked
package io.illm.lab.component.kube;

import org.jspecify.annotations.NullMarked;
