package io.illm.lab.runner.phase;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.runner.audit.ObjectInventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phase that looks for what a run left behind. */
final class AuditLeaks {

  private final HostInventory host;
  private final Optional<Site> site;
  private final List<String> leaks = new ArrayList<>();
  private String compared = "";

  /**
   * An audit.
   *
   * @param host what was on the machine before the run's cluster
   * @param site empty where the run didn't get that far
   */
  AuditLeaks(HostInventory host, Optional<Site> site) {
    this.host = host;
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
   * Compares the host, once the run's cluster is down.
   *
   * @param alone whether no cluster of the run is left on the machine
   */
  Audit finish(boolean alone) {
    if (alone) {
      HostInventory.take().minus(host).forEach(thing -> leaks.add("host " + thing));
      compared +=
          (compared.isEmpty() ? "" : ", and ")
              + "the host's processes, mounts, namespaces, links, routes, rules and cgroups";
    }
    return new Audit(
        leaks.isEmpty() ? Audit.State.CLEAN : Audit.State.LEAKED, List.copyOf(leaks), compared);
  }
}
