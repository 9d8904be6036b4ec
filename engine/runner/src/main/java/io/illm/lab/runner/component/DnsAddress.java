package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a cluster has its DNS Service. CoreDNS's manifest has the address of a cluster that is
 * alone; one of several has its own range of Services.
 *
 * @param address the cluster's
 */
public record DnsAddress(String address) {

  private static final String WRITTEN = "10.96.0.10";

  /** Of a cluster with the usual range of Services. */
  public static DnsAddress usual() {
    return new DnsAddress(WRITTEN);
  }

  /** The object as this cluster needs it; what was rendered stays as it is, for other clusters. */
  GenericKubernetesResource fit(GenericKubernetesResource object) {
    if (!WRITTEN.equals(object.get("spec", "clusterIP"))) {
      return object;
    }
    GenericKubernetesResource fitting = new GenericKubernetesResource();
    fitting.setApiVersion(object.getApiVersion());
    fitting.setKind(object.getKind());
    fitting.setMetadata(object.getMetadata());
    object.getAdditionalProperties().forEach(fitting::setAdditionalProperty);
    Map<String, Object> spec = new LinkedHashMap<>(object.<Map<String, Object>>get("spec"));
    spec.put("clusterIP", address);
    fitting.setAdditionalProperty("spec", spec);
    return fitting;
  }
}
