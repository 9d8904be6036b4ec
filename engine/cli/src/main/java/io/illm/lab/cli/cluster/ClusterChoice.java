package io.illm.lab.cli.cluster;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.Provider;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;

/**
 * Which cluster a command means: the one named; without a name, the only one there is.
 *
 * @param provider where clusters come from
 */
public record ClusterChoice(Provider provider) {

  /** The name of a cluster that nobody named. */
  static final String DEFAULT = "lab";

  /** The state of the cluster meant, however it is. */
  ClusterStatus status(String name) {
    List<ClusterStatus> all = provider.list();
    if (name.isEmpty()) {
      return all.size() == 1 ? all.getFirst() : theDefault(all);
    }
    return all.stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(() -> none(name, all));
  }

  /** The cluster meant, which must have come up. */
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

  private static ClusterStatus theDefault(List<ClusterStatus> all) {
    return all.stream()
        .filter(status -> status.name().equals(DEFAULT))
        .findFirst()
        .orElseThrow(() -> all.isEmpty() ? none(DEFAULT, all) : oneOf(all));
  }

  private static BadInput none(String name, List<ClusterStatus> all) {
    return new BadInput(
        Fault.of(
            "there is no cluster `" + name + "`",
            all.isEmpty() ? "`lab cluster up` boots one" : Suggestion.of(name, names(all))));
  }

  private static BadInput oneOf(List<ClusterStatus> all) {
    return new BadInput(
        Fault.of("there are several clusters", "name one of " + String.join(", ", names(all))));
  }

  private static List<String> names(List<ClusterStatus> all) {
    return all.stream().map(ClusterStatus::name).toList();
  }
}
