package io.illm.lab.check;

import java.util.Map;
import java.util.Optional;

/**
 * Whether an object is ready, by the rules of its kind and for its newest spec.
 *
 * @param ready whether it is ready
 * @param reason the reason why it is ready or not, in a few words
 */
record Readiness(boolean ready, String reason) {

  static Readiness yes(String reason) {
    return new Readiness(true, reason);
  }

  static Readiness no(String reason) {
    return new Readiness(false, reason);
  }

  /** Returns the name of an API object. */
  static Optional<String> name(Object object) {
    return ObjectFields.of(object).at("metadata", "name").map(String::valueOf);
  }

  /**
   * Returns the readiness of an API object.
   *
   * @throws IllegalArgumentException if the value is no object
   */
  static Readiness of(Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("ready takes an object, not " + ValueText.text(value));
    }
    ObjectFields object = new ObjectFields(map);
    if (map.isEmpty()) {
      return no("there is no such object");
    }
    if (object.at("metadata", "deletionTimestamp").isPresent()) {
      return no("it is being deleted");
    }
    return stale(object).orElseGet(() -> byKind(object));
  }

  private static Optional<Readiness> stale(ObjectFields object) {
    long generation = object.number(0, "metadata", "generation");
    long observed = object.number(generation, "status", "observedGeneration");
    return observed < generation
        ? Optional.of(
            no("its controller has seen generation %d of %d".formatted(observed, generation)))
        : Optional.empty();
  }

  private static Readiness byKind(ObjectFields object) {
    return switch (object.text("kind")) {
      case "Deployment" -> WorkloadReadiness.deployment(object);
      case "StatefulSet" -> WorkloadReadiness.statefulSet(object);
      case "DaemonSet" -> WorkloadReadiness.daemonSet(object);
      case "ReplicaSet", "ReplicationController" -> WorkloadReadiness.replicaSet(object);
      case "Job" -> WorkloadReadiness.job(object);
      case "Pod" -> WorkloadReadiness.pod(object);
      case "PersistentVolumeClaim" -> phase(object, "Bound");
      case "Namespace" -> phase(object, "Active");
      case "Service" -> service(object);
      case "Ingress" -> address(object);
      case "EndpointSlice" -> endpoints(object);
      case "Node" -> condition(object, "Ready");
      case "CustomResourceDefinition" -> condition(object, "Established");
      case "APIService" -> condition(object, "Available");
      default -> generic(object);
    };
  }

  /**
   * Returns ready if a condition of {@code status.conditions} is True and belongs to the newest
   * generation.
   */
  static Readiness condition(ObjectFields object, String type) {
    return object
        .condition(type)
        .map(condition -> judge(condition, type, object.number(0, "metadata", "generation")))
        .orElseGet(() -> no("it has no condition " + type));
  }

  private static Readiness judge(ObjectFields condition, String type, long generation) {
    long observed = condition.number(generation, "observedGeneration");
    if (observed < generation) {
      return no("its condition %s is of generation %d of %d".formatted(type, observed, generation));
    }
    String status = condition.text("status");
    return status.equals("True")
        ? yes(type + " is True")
        : no(type + " is " + status + why(condition));
  }

  static String why(ObjectFields condition) {
    String reason = condition.text("reason");
    String message = condition.text("message");
    return (reason.isEmpty() ? "" : ", " + reason) + (message.isEmpty() ? "" : ": " + message);
  }

  private static Readiness phase(ObjectFields object, String wanted) {
    String phase = object.text("status", "phase");
    return phase.equals(wanted)
        ? yes("its phase is " + wanted)
        : no(
            phase.isEmpty()
                ? "it has no phase yet"
                : "its phase is %s, not %s".formatted(phase, wanted));
  }

  private static Readiness service(ObjectFields object) {
    return object.text("spec", "type").equals("LoadBalancer") ? address(object) : yes("it exists");
  }

  private static Readiness address(ObjectFields object) {
    return object.list("status", "loadBalancer", "ingress").isEmpty()
        ? no("it has no address of a load balancer yet")
        : yes("it has an address");
  }

  private static Readiness endpoints(ObjectFields object) {
    long ready =
        object.list("endpoints").stream()
            .filter(endpoint ->
                endpoint.at("conditions", "ready").filter(Boolean.FALSE::equals).isEmpty())
            .count();
    return ready > 0 ? yes(ready + " endpoints are ready") : no("none of its endpoints is ready");
  }

  /**
   * Returns the readiness of an object of another kind. It uses the condition Ready or Available,
   * which most controllers set. An object with neither spec nor status is ready if it exists.
   */
  private static Readiness generic(ObjectFields object) {
    if (object.condition("Ready").isPresent()) {
      return condition(object, "Ready");
    }
    if (object.condition("Available").isPresent()) {
      return condition(object, "Available");
    }
    boolean data = object.at("spec").isEmpty() && object.at("status").isEmpty();
    return data ? yes("it exists") : no("it has no condition Ready or Available");
  }
}
