package io.illm.lab.runner.component;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CheckWaiter;
import io.illm.lab.check.CommandResult;
import io.illm.lab.check.Condition;
import io.illm.lab.check.Conditions;
import io.illm.lab.check.Observer;
import io.illm.lab.check.WaitListener;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ReadyWhen;
import io.illm.lab.runner.cluster.ServedKind;
import io.illm.lab.runner.manifest.Renderer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Installs components by server-side apply, and waits until they serve. */
public final class Installer {

  private final KubernetesClient client;
  private final ClusterValues values;
  private final Renderer renderer;
  private final Applier applier;
  private final DnsAddress dns;

  /** Installs on a cluster like any other. */
  public Installer(KubernetesClient client, Renderer renderer) {
    this(client, renderer, DnsAddress.usual(), new ClusterValues(Map.of()));
  }

  /**
   * Installs on one cluster.
   *
   * @param client its API
   * @param cluster what it tells of itself: its range of Services, and what manifests ask for
   * @param renderer makes the objects of components
   */
  public Installer(KubernetesClient client, Cluster cluster, Renderer renderer) {
    this(client, renderer, new DnsAddress(cluster.dnsAddress()), ClusterValues.of(cluster));
  }

  private Installer(
      KubernetesClient client, Renderer renderer, DnsAddress dns, ClusterValues values) {
    this.client = client;
    this.values = values;
    this.renderer = renderer;
    this.applier = new Applier(client);
    this.dns = dns;
  }

  /** Applies components in order, then waits until each serves; they start side by side. */
  public void install(List<Component> components, Progress progress) {
    components.forEach(this::apply);
    components.forEach(component -> awaitReady(component, progress));
  }

  /**
   * Applies a component's objects; applying them again changes nothing.
   *
   * @throws BadInput where they ask for what the cluster doesn't tell; nothing of it was applied
   */
  public void apply(Component component) {
    var objects = values.fill(component.name(), renderer.render(component));
    applier.apply(component.name(), objects.stream().map(dns::fit).toList());
  }

  /**
   * Does what applying does, up to the first request, for an API server that isn't there.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException as nobody answers
   */
  public void rehearse(Component component) {
    ServedKind any = new ServedKind("", "v1", "ConfigMap", "configmaps", true, List.of());
    renderer.render(component).forEach(object -> applier.patch(component.name(), object, any));
  }

  /**
   * Waits until a component serves.
   *
   * @throws Broken where it doesn't in time
   */
  public void awaitReady(Component component, Progress progress) {
    if (component.ready().isEmpty()) {
      return;
    }
    try (var part = progress.begin("waiting for " + component.name(), Duration.ofSeconds(5));
        Observer observer =
            new Observer(client, component.namespace().orElse("default"), Installer::noCommands)) {
      CheckWaiter waiter = new CheckWaiter(observer);
      for (ReadyWhen ready : component.ready()) {
        part.at(ready.object().toString(), -1);
        await(waiter, component, ready);
      }
    }
  }

  private static void await(CheckWaiter waiter, Component component, ReadyWhen ready) {
    Faults faults = new Faults();
    Condition condition = new Conditions().compile(ready.that(), "object", faults);
    if (!faults.found().isEmpty()) {
      throw new BadInput(faults.found());
    }
    CheckOutcome outcome = wait(waiter, ready, condition);
    if (!outcome.held()) {
      throw new Broken(
          "the component " + component.name() + " doesn't serve: " + outcome.message(),
          "see its objects with `kubectl -n "
              + component.namespace().orElse("default")
              + " get all`");
    }
  }

  private static CheckOutcome wait(CheckWaiter waiter, ReadyWhen ready, Condition condition) {
    try {
      return waiter.await(ready, condition, WaitListener.none());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while waiting for " + ready.object(), e);
    }
  }

  /** A component's conditions look at objects; none of them runs a command. */
  private static CommandResult noCommands(String script) {
    throw new Broken(
        "a component's condition wants to run `" + script + "`",
        "this is a fault of the lab: conditions of components look at objects");
  }
}
