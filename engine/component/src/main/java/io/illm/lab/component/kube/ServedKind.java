package io.illm.lab.component.kube;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;

/**
 * A kind of object in a cluster's API.
 *
 * @param group its API group; empty for the core group
 * @param version the version of the group
 * @param kind its name
 * @param plural its plural name, used in URLs
 * @param namespaced whether its objects belong to namespaces
 * @param verbs the operations that it supports, such as {@code list}
 */
public record ServedKind(
    String group,
    String version,
    String kind,
    String plural,
    boolean namespaced,
    List<String> verbs) {

  /** Returns the group and version as in the field {@code apiVersion} of an object. */
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** Returns the kind in the form that the client library needs. */
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
