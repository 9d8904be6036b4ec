package io.illm.lab.component.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.component.Capability;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Detects the capabilities of a cluster that the lab did not create. The API does not show whether
 * the cluster enforces network policies or assigns addresses to load balancers. These capabilities
 * are assumed to be missing.
 */
public final class BuiltInCapabilities {

  private static final String METRICS = "metrics.k8s.io";
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private BuiltInCapabilities() {}

  /** Returns the capabilities of a cluster. It only reads from the cluster. */
  public static Set<Capability> of(KubernetesClient client) {
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
