package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.step.ClusterView;

/**
 * One of the clusters that an experiment's steps act on.
 *
 * @param client its API
 * @param view what sees it
 * @param before every object that was there when the site was ready
 */
record TargetCluster(KubernetesClient client, ClusterView view, ObjectInventory before) {}
