/** A cluster for tests: as much of the Kubernetes API as the runner uses, in memory. */
@NullMarked
package io.illm.lab.testkit.kube;

import org.jspecify.annotations.NullMarked;
