package io.illm.lab.runner.phase;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.runner.audit.ObjectInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phase that looks for what a run left behind. */
final class AuditLeaks {

  private final Optional<Site> site;
  private final List<String> leaks = new ArrayList<>();
  private String compared = "";

  /**
   * An audit.
   *
   * @param site empty where the run didn't get that far
   */
  AuditLeaks(Optional<Site> site) {
    this.site = site;
  }

  /** Compares the cluster's objects with those before the first step. */
  void cluster() {
    site.ifPresent(here -> {
      ObjectInventory now = ObjectInventory.take(here.client());
      now.minus(here.before()).forEach(object -> leaks.add("object " + object));
      compared = now.objects().size() + " objects of " + now.kinds() + " kinds";
    });
  }

  /**
   * Adds what the host says, once the run's cluster is down.
   *
   * @param left what is left of the run's cluster on the host
   */
  Audit finish(HostInventory left) {
    left.minus(HostInventory.empty()).forEach(thing -> leaks.add("host " + thing));
    compared += compared.isEmpty() ? "the host" : ", and the host";
    return new Audit(
        leaks.isEmpty() ? Audit.State.CLEAN : Audit.State.LEAKED, List.copyOf(leaks), compared);
  }
}
