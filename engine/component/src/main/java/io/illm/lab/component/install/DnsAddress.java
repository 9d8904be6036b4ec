package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The address of a cluster's DNS Service. CoreDNS's manifest has the default address. In a run with
 * several clusters, each further cluster has another range of Services.
 *
 * @param address the cluster's DNS address
 */
public record DnsAddress(String address) {

  private static final String DEFAULT = "10.96.0.10";

  /** Returns the address for the default range of Services. */
  public static DnsAddress ofDefaultRange() {
    return new DnsAddress(DEFAULT);
  }

  /**
   * Returns the object with this cluster's address. The rendered object stays unchanged, because
   * other clusters use it too.
   */
  GenericKubernetesResource adapt(GenericKubernetesResource object) {
    if (!DEFAULT.equals(object.get("spec", "clusterIP"))) {
      return object;
    }
    GenericKubernetesResource adapted = new GenericKubernetesResource();
    adapted.setApiVersion(object.getApiVersion());
    adapted.setKind(object.getKind());
    adapted.setMetadata(object.getMetadata());
    object.getAdditionalProperties().forEach(adapted::setAdditionalProperty);
    Map<String, Object> spec = new LinkedHashMap<>(object.<Map<String, Object>>get("spec"));
    spec.put("clusterIP", address);
    adapted.setAdditionalProperty("spec", spec);
    return adapted;
  }
}
