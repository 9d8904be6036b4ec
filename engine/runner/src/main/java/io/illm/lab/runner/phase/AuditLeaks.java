package io.illm.lab.runner.phase;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.runner.audit.ObjectInventory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phase that looks for what a run left behind. */
final class AuditLeaks {

  /**
   * Controllers remove what belonged to something else some time after that is gone. What is there
   * for longer was left behind.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Optional<ExecutionContext> context;
  private final boolean visiting;
  private final List<String> leaks = new ArrayList<>();
  private String compared = "";

  /**
   * An audit.
   *
   * @param context empty where the run didn't get that far
   * @param visiting whether others use the cluster meanwhile
   */
  AuditLeaks(Optional<ExecutionContext> context, boolean visiting) {
    this.context = context;
    this.visiting = visiting;
  }

  /** Compares the clusters' objects with those before the first step. */
  void cluster() {
    context.ifPresent(here ->
        here.targets().forEach((name, target) -> cluster(target, here.targets().size(), name)));
  }

  private void cluster(TargetCluster target, int clusters, String name) {
    ObjectInventory now = settled(target);
    String where = clusters == 1 ? "" : " of " + name;
    List<String> appeared = now.minus(target.before());
    List<String> left = left(now, target);
    left.forEach(object -> leaks.add("object " + object + where));
    compared += compared.isEmpty() ? "" : ", ";
    compared += now.objects().size() + " objects of " + now.kinds() + " kinds" + where;
    if (visiting) {
      compared += approximation(appeared.size() - left.size());
    }
  }

  private List<String> left(ObjectInventory now, TargetCluster target) {
    List<String> appeared = now.minus(target.before());
    return visiting ? appeared.stream().filter(now::writtenByARun).toList() : appeared;
  }

  private ObjectInventory settled(TargetCluster target) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    ObjectInventory now = ObjectInventory.take(target.client());
    while (!left(now, target).isEmpty() && System.nanoTime() < end && paused()) {
      now = ObjectInventory.take(target.client());
    }
    return now;
  }

  /** Waits a moment; false where somebody wants to go. */
  private static boolean paused() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** On a cluster that others use, only the field managers tell whose an object is. */
  private static String approximation(int others) {
    return "; approximate, as others use the cluster too: an object counts as the run's where its"
        + " field managers are those of the lab, kubectl or Helm ("
        + others
        + " other new ones do not)";
  }

  /** The audit where the run had no cluster on this host. */
  Audit finish() {
    return audit();
  }

  /**
   * Adds what the host says, once the run's clusters are down.
   *
   * @param left what is left of each of the run's clusters on the host
   */
  Audit finish(List<HostInventory> left) {
    left.forEach(
        of -> of.minus(HostInventory.empty()).forEach(thing -> leaks.add("host " + thing)));
    compared += compared.isEmpty() ? "the host" : ", and the host";
    return audit();
  }

  private Audit audit() {
    return new Audit(
        leaks.isEmpty() ? Audit.State.CLEAN : Audit.State.LEAKED, List.copyOf(leaks), compared);
  }
}
