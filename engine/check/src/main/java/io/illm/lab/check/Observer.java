package io.illm.lab.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.experiment.Observation;
import java.util.List;

/** Looks at the cluster as a check asks. Safe for use by several threads. */
public final class Observer implements AutoCloseable {

  private final KubernetesClient client;
  private final String namespace;
  private final CommandRunner commands;
  private final Kinds kinds;
  private final Pods pods;
  private final ProbePod probe;
  private final Prometheus prometheus;

  /**
   * An observer of one cluster.
   *
   * @param client of the cluster; it stays the caller's to close
   * @param defaultNamespace for observations that name none: the experiment's first
   * @param commands runs the scripts of observations that are commands
   */
  public Observer(KubernetesClient client, String defaultNamespace, CommandRunner commands) {
    this.client = client;
    this.namespace = defaultNamespace;
    this.commands = commands;
    this.kinds = new Kinds(client);
    this.pods = new Pods(client, kinds, defaultNamespace);
    this.probe = new ProbePod(client);
    this.prometheus = new Prometheus(client);
  }

  /** Looks once. What isn't there, or can't be read, is absent; nothing is thrown for it. */
  public Observed observe(Observation observation) {
    try {
      return look(observation);
    } catch (KubernetesClientException e) {
      return Observed.absent(empty(observation), "it cannot be read: " + e.getMessage());
    }
  }

  private Observed look(Observation observation) {
    return switch (observation) {
      case Observation.OneObject one -> objects(Selection.one(one.ref(), namespace));
      case Observation.ManyObjects many -> objects(Selection.many(many, namespace));
      case Observation.Http http -> new HttpLook(probe, namespace).look(http);
      case Observation.Exec exec -> new ExecLook(client, pods).look(exec);
      case Observation.Logs logs -> new LogsLook(client, pods).look(logs);
      case Observation.K6 k6 -> K6Results.look(client, namespace, k6.job());
      case Observation.Promql promql -> new PromqlLook(prometheus).look(promql);
      case Observation.Command command -> command(command);
    };
  }

  /** Looks until it is closed: by watch for objects, by asking again for the rest. */
  ObservationSource watch(Observation observation) {
    return switch (observation) {
      case Observation.OneObject one -> new WatchSource(kinds, Selection.one(one.ref(), namespace));
      case Observation.ManyObjects many -> new WatchSource(kinds, Selection.many(many, namespace));
      case Observation.Http _,
          Observation.Exec _,
          Observation.Logs _,
          Observation.K6 _,
          Observation.Promql _,
          Observation.Command _ ->
          new PollingSource(() -> observe(observation));
    };
  }

  /** What an observation looks at, in words. */
  public String describe(Observation observation) {
    return switch (observation) {
      case Observation.OneObject one -> Selection.one(one.ref(), namespace).toString();
      case Observation.ManyObjects many -> Selection.many(many, namespace).toString();
      case Observation.Http http -> http.method() + " " + http.url();
      case Observation.Exec exec -> String.join(" ", exec.command()) + " in " + exec.target();
      case Observation.Logs logs -> "logs of " + logs.target();
      case Observation.K6 k6 -> "k6 summary of job/" + k6.job();
      case Observation.Promql promql -> promql.query().strip();
      case Observation.Command command -> command.script().strip();
    };
  }

  private Observed objects(Selection selection) {
    return kinds
        .find(selection.apiVersion(), selection.kind())
        .map(context -> Snapshot.of(selection, kinds.select(context, selection).list()))
        .orElseGet(() ->
            new Snapshot(selection)
                .absent(
                    "the API server knows no kind %s in %s"
                        .formatted(selection.kind(), selection.apiVersion())));
  }

  private Observed command(Observation.Command command) {
    long start = System.nanoTime();
    CommandResult result = commands.run(command.script());
    ObjectNode node = ExecLook.node(result, start);
    return Observed.of(node, command.script().strip());
  }

  private static com.fasterxml.jackson.databind.JsonNode empty(Observation observation) {
    return observation instanceof Observation.ManyObjects
        ? JsonNodeFactory.instance.arrayNode()
        : JsonNodeFactory.instance.objectNode();
  }

  /** The namespace that observations are in which name none. */
  String namespace() {
    return namespace;
  }

  /**
   * What this observer itself created in the cluster, such as {@code namespace/lab-probe}: the
   * caller's to list for the clean-up.
   */
  public List<String> created() {
    return probe.created();
  }

  /** Removes what it created, and waits until it is gone. */
  @Override
  public void close() {
    probe.close();
  }
}
