package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import java.util.Optional;

/**
 * The Lease that reserves a shared cluster for one run. The run renews it. Another run may take it
 * over if it has expired and is no longer renewed.
 */
public final class RunLease {

  private static final String NAMESPACE = "kube-system";
  private static final String NAME = "lab-run";
  private static final Timing USUAL = new Timing(Duration.ofSeconds(60), Duration.ofSeconds(15));

  private final KubernetesClient client;
  private final String run;
  private final Timing timing;
  private Optional<Thread> renewing = Optional.empty();

  /**
   * The times of a Lease.
   *
   * @param lasts the time after a renewal when it expires
   * @param renewal the time between two renewals
   */
  record Timing(Duration lasts, Duration renewal) {}

  /**
   * Creates a Lease that is not taken yet.
   *
   * @param client the client of the cluster
   * @param run the run's id
   */
  public RunLease(KubernetesClient client, String run) {
    this(client, run, USUAL);
  }

  RunLease(KubernetesClient client, String run, Timing timing) {
    this.client = client;
    this.run = run;
    this.timing = timing;
  }

  /**
   * Takes the Lease, and renews it from now on.
   *
   * @throws BadInput if another run holds it
   */
  public void take(Progress progress) {
    try {
      client.resource(mine(new LeaseBuilder())).create();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      takeOver(held().orElseThrow(() -> refused("a run that has just ended")), progress);
    }
    renewing = Optional.of(Thread.ofVirtual().name("lease").start(() -> renew(progress)));
  }

  private Lease mine(LeaseBuilder from) {
    ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
    return from.editOrNewMetadata()
        .withName(NAME)
        .withNamespace(NAMESPACE)
        .endMetadata()
        .editOrNewSpec()
        .withHolderIdentity(run)
        .withLeaseDurationSeconds((int) Math.max(1, timing.lasts().toSeconds()))
        .withAcquireTime(now)
        .withRenewTime(now)
        .endSpec()
        .build();
  }

  /**
   * Takes over an expired Lease. The holder's clock may differ from this machine's clock. Therefore
   * it first waits for two renewal intervals to see whether the holder renews the Lease.
   */
  private void takeOver(Lease held, Progress progress) {
    String holder = String.valueOf(held.getSpec().getHolderIdentity());
    if (!expired(held)) {
      throw refused("the run " + holder);
    }
    try (var _ = progress.begin("waiting whether the run " + holder + " is alive", Duration.ZERO)) {
      Thread.sleep(timing.renewal().plus(timing.renewal()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while waiting for the Lease of " + holder, e);
    }
    String seen = held.getMetadata().getResourceVersion();
    try {
      client.resource(mine(new LeaseBuilder(held))).lockResourceVersion(seen).update();
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
        throw e;
      }
      throw refused("the run " + holder);
    }
    progress.say(
        "took the cluster over from the run " + holder + ", which ended without giving it back");
  }

  private boolean expired(Lease held) {
    ZonedDateTime renewed =
        Optional.ofNullable(held.getSpec().getRenewTime())
            .or(() -> Optional.ofNullable(held.getSpec().getAcquireTime()))
            .orElse(ZonedDateTime.now(ZoneOffset.UTC));
    Duration lasts =
        Optional.ofNullable(held.getSpec().getLeaseDurationSeconds())
            .map(Duration::ofSeconds)
            .orElse(timing.lasts());
    return renewed.plus(lasts).isBefore(ZonedDateTime.now(ZoneOffset.UTC));
  }

  private BadInput refused(String holder) {
    return new BadInput(
        Fault.of(
            holder + " uses this cluster",
            "wait for its end; one that was killed is undone by `lab clean`, or loses the cluster"
                + " after "
                + timing.lasts().toSeconds()
                + " s"));
  }

  private void renew(Progress progress) {
    try {
      while (true) {
        Thread.sleep(timing.renewal());
        if (!renewed()) {
          progress.say("another run has taken the cluster over: this one was away for too long");
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // the Lease was released
    }
  }

  /**
   * Renews the Lease. Returns false if another run holds it now. Returns true if the cluster does
   * not answer, so that the next renewal tries again.
   */
  private boolean renewed() {
    try {
      Optional<Lease> held = held();
      held.filter(this::isMine)
          .ifPresent(lease ->
              client
                  .resource(
                      new LeaseBuilder(lease)
                          .editSpec()
                          .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                          .endSpec()
                          .build())
                  .lockResourceVersion(lease.getMetadata().getResourceVersion())
                  .update());
      return held.map(this::isMine).orElse(true);
    } catch (KubernetesClientException _) {
      return true;
    }
  }

  /** Releases the Lease. Does nothing if it no longer exists or if another run holds it. */
  public void release() {
    renewing.ifPresent(Thread::interrupt);
    renewing = Optional.empty();
    held().filter(this::isMine).ifPresent(lease -> client.resource(lease).delete());
  }

  private boolean isMine(Lease lease) {
    return Objects.equals(run, lease.getSpec().getHolderIdentity());
  }

  private Optional<Lease> held() {
    return Optional.ofNullable(client.leases().inNamespace(NAMESPACE).withName(NAME).get());
  }
}
