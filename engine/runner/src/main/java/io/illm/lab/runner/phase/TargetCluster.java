package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.step.ClusterView;

/**
 * One of the clusters that an experiment's steps use.
 *
 * @param client the client of its API
 * @param view the tools that observe it
 * @param before the objects on it before the run created its namespaces
 */
record TargetCluster(KubernetesClient client, ClusterView view, ObjectInventory before) {}
