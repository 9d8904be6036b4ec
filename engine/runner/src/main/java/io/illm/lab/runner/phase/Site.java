package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.Observer;
import io.illm.lab.check.Prospect;
import io.illm.lab.check.Pulls;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.RunListener;
import io.illm.lab.runner.RunOptions.Mode;
import io.illm.lab.runner.audit.ObjectInventory;
import io.illm.lab.runner.cluster.NamespaceRemoval;
import io.illm.lab.runner.component.ImageCatalog;
import io.illm.lab.runner.step.CheckBench;
import io.illm.lab.runner.step.ShellCommands;
import io.illm.lab.runner.step.StepRunner;
import io.illm.lab.runner.step.StepShell;
import io.illm.lab.runner.step.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an experiment's steps act: its namespaces on a cluster, its workspace on the host, and what
 * looks at both.
 *
 * @param client the cluster's API
 * @param namespaces the experiment's
 * @param workspace where commands run
 * @param observer looks at the cluster
 * @param checks holds checks to it
 * @param steps runs steps
 * @param before every object that was there when the site was ready
 */
public record Site(
    KubernetesClient client,
    List<String> namespaces,
    Workspace workspace,
    Observer observer,
    CheckBench checks,
    StepRunner steps,
    ObjectInventory before)
    implements AutoCloseable {

  /** Makes the namespaces and the tools that act in them. */
  static Site prepare(RunState state, Tenancy tenancy, Workspace workspace, RunListener listener) {
    KubernetesClient client = tenancy.client().kubernetes();
    List<String> namespaces = state.resolved().experiment().namespaces();
    ObjectInventory before = ObjectInventory.take(client);
    Optional<String> on = state.options().cluster().map(ClusterRef::toString);
    if (on.isPresent() && ProbedFrom.needed(state.resolved().experiment())) {
      listener.on(new RunEvent.Creating(Kind.NAMESPACE, ProbedFrom.NAMESPACE, on));
    }
    for (String name : namespaces) {
      listener.on(new RunEvent.Creating(Kind.NAMESPACE, name, on));
      client.resource(namespace(name, state.folder().id())).create();
    }
    String first = namespaces.getFirst();
    Observer observer = new Observer(client, first, new ShellCommands(workspace, Map.of()));
    CheckBench checks =
        new CheckBench(
            observer,
            tenancy.pulls()
                ? new Pulls(client, namespaces, image -> needs(state.resolved(), image))
                : Prospect.open(),
            state.resolved().conditions(),
            new Diagnosis(client, first),
            state.options().mode() == Mode.RUN);
    StepRunner steps = new StepRunner(new StepShell(workspace, listener), checks, listener);
    return new Site(client, namespaces, workspace, observer, checks, steps, before);
  }

  private static boolean needs(Resolved resolved, String image) {
    return resolved.images().contains(ImageCatalog.canonical(image));
  }

  /** Whether the lab runs as root. */
  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** The experiment's first namespace, which commands and checks use where they name none. */
  public String namespace() {
    return namespaces.getFirst();
  }

  /** Pods are held to the strictest standard unless the experiment is about something else. */
  private static Namespace namespace(String name, String run) {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .addToLabels(NamespaceRemoval.RUN, run)
        .endMetadata()
        .build();
  }

  /** Removes what the run created on the cluster, and waits until it is gone. */
  void cleanUp() {
    checks.close();
    namespaces.forEach(name -> new NamespaceRemoval(client, name).begin());
    observer.close();
    for (String name : namespaces) {
      new NamespaceRemoval(client, name).await();
    }
    workspace.remove();
  }

  @Override
  public void close() {
    checks.close();
  }
}
