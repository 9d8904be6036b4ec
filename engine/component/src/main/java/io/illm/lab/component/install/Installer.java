package io.illm.lab.component.install;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.CheckOutcome;
import io.illm.lab.check.CheckWaiter;
import io.illm.lab.check.CommandResult;
import io.illm.lab.check.Condition;
import io.illm.lab.check.Conditions;
import io.illm.lab.check.Observer;
import io.illm.lab.check.WaitListener;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.component.kube.ServedKind;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ReadyWhen;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Installs components with server-side apply and waits until they serve. */
public final class Installer {

  private final KubernetesClient client;
  private final ClusterValues values;
  private final Renderer renderer;
  private final Applier applier;
  private final DnsAddress dns;

  /** Creates an installer for a cluster with default addresses. */
  public Installer(KubernetesClient client, Renderer renderer) {
    this(client, renderer, DnsAddress.ofDefaultRange(), new ClusterValues(Map.of()));
  }

  /**
   * Creates an installer for one cluster.
   *
   * @param client the cluster's API
   * @param cluster supplies its DNS address and the values that manifests reference
   * @param renderer renders the components' objects
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

  /**
   * Applies components in order, then waits until each serves. The components start in parallel.
   */
  public void install(List<Component> components, Progress progress) {
    components.forEach(this::apply);
    components.forEach(component -> awaitReady(component, progress));
  }

  /**
   * Applies a component's objects. Applying them again changes nothing.
   *
   * @throws BadInput if they reference a value that the cluster doesn't have; nothing is applied
   *     then
   */
  public void apply(Component component) {
    var objects = values.fill(component.name(), renderer.render(component));
    applier.apply(component.name(), objects.stream().map(dns::adapt).toList());
  }

  /**
   * Runs the code of {@link #apply} up to the first request, without an API server. The AOT cache
   * is trained with it.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException because no API server answers
   */
  public void train(Component component) {
    ServedKind any = new ServedKind("", "v1", "ConfigMap", "configmaps", true, List.of());
    renderer.render(component).forEach(object -> applier.patch(component.name(), object, any));
  }

  /**
   * Waits until a component serves.
   *
   * @throws Broken if it doesn't serve in time
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
          "show its objects with `kubectl -n "
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

  /** Rejects commands: a component's conditions only observe objects. */
  private static CommandResult noCommands(String script) {
    throw new Broken(
        "a component's condition tried to run `" + script + "`",
        "this is a fault of the lab: conditions of components only observe objects");
  }
}
