package io.illm.lab.cli.cluster;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.Provider;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;

/**
 * Chooses the cluster of a command: the one with the given name, or without a name the only one.
 *
 * @param provider the provider of the clusters
 */
public record ClusterChoice(Provider provider) {

  /** The default name of a cluster. */
  static final String DEFAULT = "lab";

  /** Returns the status of the chosen cluster, whatever its state. */
  ClusterStatus status(String name) {
    List<ClusterStatus> all = provider.list();
    if (name.isEmpty()) {
      return all.size() == 1 ? all.getFirst() : defaultOf(all);
    }
    return all.stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> none(name, all));
  }

  /** Returns the chosen cluster, which must have come up. */
  public Cluster up(String name) {
    String chosen = status(name).name();
    return provider
        .find(chosen)
        .orElseThrow(() ->
            new BadInput(
                Fault.of(
                    "the cluster `" + chosen + "` never came up",
                    "`lab cluster down " + chosen + "`, then `lab cluster up " + chosen + "`")));
  }

  private static ClusterStatus defaultOf(List<ClusterStatus> all) {
    return all.stream()
        .filter(status -> status.name().equals(DEFAULT))
        .findFirst()
        .orElseThrow(() -> all.isEmpty() ? none(DEFAULT, all) : ambiguous(all));
  }

  private static BadInput none(String name, List<ClusterStatus> all) {
    return new BadInput(
        Fault.of(
            "there is no cluster `" + name + "`",
            all.isEmpty() ? "`lab cluster up` boots one" : Suggestion.of(name, names(all))));
  }

  private static BadInput ambiguous(List<ClusterStatus> all) {
    return new BadInput(
        Fault.of("there are several clusters", "name one of " + String.join(", ", names(all))));
  }

  private static List<String> names(List<ClusterStatus> all) {
    return all.stream().map(ClusterStatus::name).toList();
  }
}
