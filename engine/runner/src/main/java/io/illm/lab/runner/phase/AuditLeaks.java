package io.illm.lab.runner.phase;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.component.kube.StuckNamespace;
import io.illm.lab.component.kube.WaitLimits;
import io.illm.lab.model.Progress;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.runner.audit.ObjectInventory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The phase that looks for objects, files and processes that a run left behind. */
final class AuditLeaks {

  /**
   * The time that the audit waits before it counts an object as left behind. Controllers remove an
   * object some time after its owner is gone.
   */
  private static final WaitLimits LIMITS =
      new WaitLimits(Duration.ofSeconds(30), Duration.ofSeconds(120));

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration USUAL = Duration.ofSeconds(2);

  private final Optional<ExecutionContext> context;
  private final Map<String, List<StuckNamespace>> held;
  private final boolean visiting;
  private final Progress progress;
  private final List<String> leaks = new ArrayList<>();
  private final Set<String> objectsLeft = new LinkedHashSet<>();
  private String compared = "";

  /**
   * Creates an audit.
   *
   * @param context the run's clusters and namespaces; empty if the run ended before they were ready
   * @param held the namespaces that the clean-up could not remove, by cluster name
   * @param visiting whether others may use the cluster at the same time
   */
  AuditLeaks(
      Optional<ExecutionContext> context,
      Map<String, List<StuckNamespace>> held,
      boolean visiting,
      Progress progress) {
    this.context = context;
    this.held = Map.copyOf(held);
    this.visiting = visiting;
    this.progress = progress;
  }

  /** Compares the objects of each cluster with those before the first step. */
  void clusters() {
    held.forEach((name, namespaces) -> namespaces.forEach(each -> leaked(each, where(name))));
    context.ifPresent(here -> here.targets().forEach((name, target) -> compare(target, name)));
  }

  private String where(String name) {
    return context.map(ExecutionContext::targets).filter(all -> all.size() > 1).isPresent()
        ? " of " + name
        : "";
  }

  private void leaked(StuckNamespace namespace, String where) {
    objectsLeft.add(object(namespace));
    leaks.add("object " + object(namespace) + where + ": " + namespace.reason());
  }

  private static String object(StuckNamespace namespace) {
    return "Namespace " + namespace.name();
  }

  private void compare(TargetCluster target, String name) {
    ObjectInventory now = settled(target, name);
    List<String> appeared = now.minus(target.before());
    List<String> left = left(now, target);
    left.stream()
        .filter(object -> !isHeld(object, name))
        .forEach(object -> {
          String holder = now.holder(object).map(why -> ": " + why).orElse("");
          leaks.add("object " + object + where(name) + holder);
        });
    objectsLeft.addAll(left);
    compared += compared.isEmpty() ? "" : ", ";
    compared += now.objects().size() + " objects of " + now.kinds() + " kinds" + where(name);
    compared += unread(target.before(), now);
    if (visiting) {
      compared += approximation(appeared.size() - left.size());
    }
  }

  private boolean isHeld(String object, String cluster) {
    return namespaces(cluster).anyMatch(namespace -> object.equals(object(namespace)));
  }

  private Stream<StuckNamespace> namespaces(String cluster) {
    return held.getOrDefault(cluster, List.of()).stream();
  }

  private List<String> left(ObjectInventory now, TargetCluster target) {
    List<String> appeared = now.minus(target.before());
    return visiting ? appeared.stream().filter(now::writtenByARun).toList() : appeared;
  }

  private ObjectInventory settled(TargetCluster target, String name) {
    try (var part = progress.begin("comparing the objects of " + name, USUAL)) {
      WaitLimits.Waiting waiting = LIMITS.begin();
      ObjectInventory now = ObjectInventory.take(target.client());
      List<String> going = going(now, target, name);
      while (!going.isEmpty() && waiting.shouldContinue(going) && paused()) {
        part.at("waiting for the removal of " + going.getFirst(), -1);
        now = ObjectInventory.take(target.client());
        going = going(now, target, name);
      }
      return now;
    }
  }

  /**
   * Returns the left objects that a controller may still remove. It leaves out the objects in
   * namespaces that the clean-up could not remove.
   */
  private List<String> going(ObjectInventory now, TargetCluster target, String name) {
    return left(now, target).stream()
        .filter(now::mayBeRemoved)
        .filter(object -> !isHeld(object, name) && !isInHeldNamespace(object, name))
        .toList();
  }

  private boolean isInHeldNamespace(String object, String cluster) {
    return namespaces(cluster).anyMatch(namespace -> object.contains(" " + namespace.name() + "/"));
  }

  /** Waits for one second. Returns false if the thread was interrupted. */
  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String unread(ObjectInventory before, ObjectInventory now) {
    String all =
        Stream.concat(before.unread().entrySet().stream(), now.unread().entrySet().stream())
            .map(each -> each.getKey() + " (" + each.getValue() + ")")
            .distinct()
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : "; not compared, as they could not be read: " + all;
  }

  /**
   * Returns a note for clusters that others use, too. There, only the field managers show whether
   * the run created an object.
   */
  private static String approximation(int others) {
    return "; approximate, as others use the cluster too: an object counts as the run's where its"
        + " field managers are those of the lab, kubectl or Helm ("
        + others
        + " other new ones do not)";
  }

  /** Returns the objects that the run left, each as {@code KIND NAMESPACE/NAME}. */
  List<String> objectsLeft() {
    return List.copyOf(objectsLeft);
  }

  /** Returns the result for a run without a cluster of the lab on this host. */
  Audit finish() {
    return new Audit(
        leaks.isEmpty() ? Audit.State.CLEAN : Audit.State.LEAKED, List.copyOf(leaks), compared);
  }

  /**
   * Returns the result with the findings on the host. Call it after the run's clusters are removed.
   *
   * @param left the remains of each of the run's clusters on the host
   */
  Audit finish(List<HostInventory> left) {
    left.forEach(
        of -> of.minus(HostInventory.empty()).forEach(thing -> leaks.add("host " + thing)));
    compared += compared.isEmpty() ? "the host" : ", and the host";
    return finish();
  }
}
