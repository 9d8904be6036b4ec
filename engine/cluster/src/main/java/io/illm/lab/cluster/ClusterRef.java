package io.illm.lab.cluster;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;

/**
 * A reference to a cluster, written {@code PROVIDER:NAME}: the provider and the name of the cluster
 * there.
 */
public sealed interface ClusterRef {

  /** Returns the name of the cluster at its provider. */
  String name();

  /** Returns the name of the provider, such as {@code kind}. */
  String provider();

  /** A cluster that the lab boots on this machine. Its provider may be omitted. */
  record Embedded(String name) implements ClusterRef {

    static final String PROVIDER = "embedded";

    @Override
    public String provider() {
      return PROVIDER;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A cluster that the lab did not create.
   *
   * @param name the context in the kubeconfig
   */
  record Kubeconfig(String name) implements ClusterRef {

    static final String PROVIDER = "kubeconfig";

    @Override
    public String provider() {
      return PROVIDER;
    }

    @Override
    public String toString() {
      return PROVIDER + ":" + name;
    }
  }

  /** A cluster that the lab created with kind. */
  record Kind(String name) implements ClusterRef {

    static final String PROVIDER = "kind";

    @Override
    public String provider() {
      return PROVIDER;
    }

    @Override
    public String toString() {
      return PROVIDER + ":" + name;
    }
  }

  /**
   * Parses a reference. The name of a context may contain colons, as in EKS.
   *
   * @throws BadInput if there is no such provider, or the name is missing
   */
  static ClusterRef parse(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    if (name.isBlank()) {
      throw new BadInput(
          Fault.of(
              "`" + text + "` names no cluster",
              "write NAME for one that `lab cluster up` made, kubeconfig:CONTEXT, or kind:NAME"));
    }
    if (colon < 0) {
      return new Embedded(name);
    }
    return switch (text.substring(0, colon)) {
      case Embedded.PROVIDER -> new Embedded(name);
      case Kubeconfig.PROVIDER -> new Kubeconfig(name);
      case Kind.PROVIDER -> new Kind(name);
      case String unknown ->
          throw new BadInput(
              Fault.of(
                  "no provider of clusters is called `" + unknown + "`",
                  Suggestion.of(
                      unknown, List.of(Embedded.PROVIDER, Kubeconfig.PROVIDER, Kind.PROVIDER))));
    };
  }
}
