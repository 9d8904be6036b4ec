package io.illm.lab.check;

import java.util.List;
import java.util.stream.Collectors;

/** The readiness of workloads. The rules are those of {@code kubectl rollout status}. */
final class WorkloadReadiness {

  private WorkloadReadiness() {}

  static Readiness deployment(ObjectFields object) {
    if (unseen(object)) {
      return Readiness.no("its controller has not seen it yet");
    }
    List<ObjectFields> late =
        object.condition("Progressing").stream()
            .filter(c -> c.text("reason").equals("ProgressDeadlineExceeded"))
            .toList();
    if (!late.isEmpty()) {
      return Readiness.no("its progress deadline is exceeded" + Readiness.why(late.getFirst()));
    }
    long wanted = object.number(1, "spec", "replicas");
    long all = object.number(0, "status", "replicas");
    long updated = object.number(0, "status", "updatedReplicas");
    if (updated < wanted) {
      return count(updated, wanted, "updated");
    }
    if (all > updated) {
      return Readiness.no("%d old replicas are still there".formatted(all - updated));
    }
    return available(object, wanted);
  }

  static Readiness statefulSet(ObjectFields object) {
    if (unseen(object)) {
      return Readiness.no("its controller has not seen it yet");
    }
    long wanted = object.number(1, "spec", "replicas");
    long partition = object.number(0, "spec", "updateStrategy", "rollingUpdate", "partition");
    long updated = object.number(0, "status", "updatedReplicas");
    boolean rolling = !object.text("spec", "updateStrategy", "type").equals("OnDelete");
    if (rolling && updated < wanted - partition) {
      return count(updated, wanted - partition, "updated");
    }
    long ready = object.number(0, "status", "readyReplicas");
    return ready < wanted ? count(ready, wanted, "ready") : available(object, wanted);
  }

  static Readiness daemonSet(ObjectFields object) {
    if (unseen(object)) {
      return Readiness.no("its controller has not seen it yet");
    }
    long wanted = object.number(0, "status", "desiredNumberScheduled");
    long updated = object.number(0, "status", "updatedNumberScheduled");
    boolean rolling = !object.text("spec", "updateStrategy", "type").equals("OnDelete");
    if (rolling && updated < wanted) {
      return count(updated, wanted, "updated");
    }
    return count(object.number(0, "status", "numberAvailable"), wanted, "available");
  }

  static Readiness replicaSet(ObjectFields object) {
    return unseen(object)
        ? Readiness.no("its controller has not seen it yet")
        : available(object, object.number(1, "spec", "replicas"));
  }

  static Readiness job(ObjectFields object) {
    List<ObjectFields> failed =
        object.condition("Failed").stream().filter(c -> c.text("status").equals("True")).toList();
    if (!failed.isEmpty()) {
      return Readiness.no("it failed" + Readiness.why(failed.getFirst()));
    }
    boolean complete =
        object.condition("Complete").filter(c -> c.text("status").equals("True")).isPresent();
    return complete
        ? Readiness.yes("it is complete")
        : Readiness.no(
            "%d of %d pods have succeeded"
                .formatted(
                    object.number(0, "status", "succeeded"),
                    object.number(1, "spec", "completions")));
  }

  static Readiness pod(ObjectFields object) {
    Readiness readiness = Readiness.condition(object, "Ready");
    String waiting =
        object.list("status", "containerStatuses").stream()
            .filter(status -> status.at("state", "waiting", "reason").isPresent())
            .map(status ->
                status.text("name") + " waits: " + status.text("state", "waiting", "reason"))
            .collect(Collectors.joining(", "));
    return readiness.ready() || waiting.isEmpty() ? readiness : Readiness.no(waiting);
  }

  /**
   * Returns true if the controller has not processed the workload yet, because the status has no
   * generation.
   */
  private static boolean unseen(ObjectFields object) {
    return object.at("status", "observedGeneration").isEmpty();
  }

  private static Readiness available(ObjectFields object, long wanted) {
    long surplus = object.number(0, "status", "replicas") - wanted;
    return surplus > 0
        ? Readiness.no("%d replicas too many are still there".formatted(surplus))
        : count(object.number(0, "status", "availableReplicas"), wanted, "available");
  }

  private static Readiness count(long have, long wanted, String what) {
    String text = "%d of %d are %s".formatted(have, wanted, what);
    return have >= wanted ? Readiness.yes(text) : Readiness.no(text);
  }
}
