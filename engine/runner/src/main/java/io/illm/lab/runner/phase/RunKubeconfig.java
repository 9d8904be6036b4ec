package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.api.model.NamedAuthInfoBuilder;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedClusterBuilder;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.NamedContextBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.TreeMap;

/**
 * Creates the kubeconfig of a run's steps. It has a context for each of the run's clusters, with
 * the cluster's name in the experiment.
 */
public final class RunKubeconfig {

  private RunKubeconfig() {}

  /**
   * Joins the kubeconfigs of a run's clusters.
   *
   * @param files the text of each kubeconfig, by the cluster's name in the experiment
   * @param current the cluster that commands use if they name none
   */
  public static String of(Map<String, String> files, String current) {
    ConfigBuilder joined = new ConfigBuilder().withCurrentContext(current);
    new TreeMap<>(files).forEach((name, text) -> add(joined, name, text));
    return Serialization.asYaml(joined.build());
  }

  private static void add(ConfigBuilder joined, String name, String text) {
    Config file = Serialization.unmarshal(text, Config.class);
    NamedContext context =
        file.getContexts().stream()
            .filter(one -> one.getName().equals(file.getCurrentContext()))
            .findFirst()
            .orElseThrow();
    NamedCluster cluster =
        file.getClusters().stream()
            .filter(one -> one.getName().equals(context.getContext().getCluster()))
            .findFirst()
            .orElseThrow();
    joined.addToClusters(new NamedClusterBuilder(cluster).withName(name).build());
    file.getUsers().stream()
        .filter(one -> one.getName().equals(context.getContext().getUser()))
        .forEach(user -> joined.addToUsers(new NamedAuthInfoBuilder(user).withName(name).build()));
    joined.addToContexts(
        new NamedContextBuilder(context)
            .withName(name)
            .editContext()
            .withCluster(name)
            .withUser(name)
            .endContext()
            .build());
  }
}
