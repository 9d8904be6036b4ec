package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/**
 * A kind of objects that a cluster serves.
 *
 * @param group its API group; empty for the core's
 * @param version of the group
 * @param kind its name
 * @param plural its name in paths
 * @param namespaced whether its objects are in namespaces
 * @param verbs what can be done with it
 */
public record ServedKind(
    String group,
    String version,
    String kind,
    String plural,
    boolean namespaced,
    List<String> verbs) {

  /** The group and version, as objects have it. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** How the client is told of the kind. */
  public ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }
}
