package io.illm.lab.cluster;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.util.List;

/** Which cluster a user means: whose it is, and its name there. Written {@code PROVIDER:NAME}. */
public sealed interface ClusterRef {

  /** The name that its provider knows it by. */
  String name();

  /** Who provides it, such as {@code kind}. */
  String provider();

  /** A cluster of this machine; the one whose provider needn't be named. */
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
   * A cluster that the lab did not make.
   *
   * @param name the kubeconfig's context
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

  /** A cluster that the lab had kind make. */
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
   * Reads what the user wrote. A context may have colons of its own, as those of EKS do.
   *
   * @throws BadInput where no provider is called so, or the name is missing
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
