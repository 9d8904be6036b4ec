package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.component.Capability;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a cluster that somebody else made has built in, as far as its API tells. Whether it enforces
 * network policies or gives load balancers addresses shows only by trying, and is taken as not.
 */
final class BuiltInCapabilities {

  private static final String METRICS = "metrics.k8s.io";
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private BuiltInCapabilities() {}

  /** Looks without changing anything. */
  static Set<Capability> of(KubernetesClient client) {
    Set<Capability> found = EnumSet.noneOf(Capability.class);
    if (client.getApiGroups().getGroups().stream().anyMatch(g -> g.getName().equals(METRICS))) {
      found.add(Capability.METRICS);
    }
    if (client.storage().v1().storageClasses().list().getItems().stream()
        .anyMatch(BuiltInCapabilities::isDefault)) {
      found.add(Capability.STORAGE);
    }
    return Set.copyOf(found);
  }

  private static boolean isDefault(HasMetadata storageClass) {
    return Optional.ofNullable(storageClass.getMetadata().getAnnotations())
        .map((Map<String, String> annotations) -> annotations.get(DEFAULT_CLASS))
        .filter("true"::equals)
        .isPresent();
  }
}
