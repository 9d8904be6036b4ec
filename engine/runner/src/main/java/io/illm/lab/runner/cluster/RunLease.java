package io.illm.lab.runner.cluster;

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
 * The Lease under which a run uses a shared cluster, so that two runs don't meet. The run renews
 * it; another run takes it over when it has expired and nobody renews it any more.
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
   * @param lasts how long it holds after it was renewed
   * @param renewal how often its run renews it
   */
  record Timing(Duration lasts, Duration renewal) {}

  /**
   * A Lease that isn't taken yet.
   *
   * @param client of the cluster
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
   * Takes it, and renews it from now on.
   *
   * @throws BadInput where another run holds it
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

  /** The holder's clock may differ from ours: one that looks dead is watched for a while. */
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
      Thread.currentThread().interrupt(); // it is released
    }
  }

  /** Whether it is still ours. A cluster that doesn't answer is asked again the next time. */
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

  /** Gives it back. One that is gone, or that another run has taken since, is left alone. */
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
