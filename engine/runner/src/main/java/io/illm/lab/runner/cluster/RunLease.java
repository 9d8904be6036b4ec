package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.net.HttpURLConnection;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The Lease under which a run uses a shared cluster, so that two runs don't meet.
 *
 * @param client of the cluster
 * @param run the run's id
 */
public record RunLease(KubernetesClient client, String run) {

  private static final String NAMESPACE = "kube-system";
  private static final String NAME = "lab-run";

  /**
   * Takes it.
   *
   * @throws BadInput where another run holds it
   */
  public static RunLease take(KubernetesClient client, String run) {
    Lease lease =
        new LeaseBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withHolderIdentity(run)
            .withAcquireTime(ZonedDateTime.now(ZoneOffset.UTC))
            .endSpec()
            .build();
    try {
      client.resource(lease).create();
      return new RunLease(client, run);
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      throw new BadInput(
          Fault.of(
              "the run " + holder(client) + " uses this cluster",
              "wait for its end, or undo it with `lab clean`"));
    }
  }

  private static String holder(KubernetesClient client) {
    return held(client)
        .map(lease -> lease.getSpec().getHolderIdentity())
        .orElse("that has just ended");
  }

  /** Gives it back; one that is gone, or that another run has taken since, is left alone. */
  public void release() {
    held(client)
        .filter(lease -> run.equals(lease.getSpec().getHolderIdentity()))
        .ifPresent(lease -> client.resource(lease).delete());
  }

  private static Optional<Lease> held(KubernetesClient client) {
    return Optional.ofNullable(client.leases().inNamespace(NAMESPACE).withName(NAME).get());
  }
}
