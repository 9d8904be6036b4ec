package io.illm.lab.check;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.util.List;

/** Makes the observations of checks and measures in a cluster. Thread-safe. */
public final class Observer implements AutoCloseable {

  private final KubernetesClient client;
  private final String namespace;
  private final CommandRunner commands;
  private final Kinds kinds;
  private final Pods pods;
  private final ProbePod probe;
  private final Prometheus prometheus;

  /**
   * Creates an observer of one cluster.
   *
   * @param client the client of the cluster; this class does not close it
   * @param defaultNamespace the namespace of observations that name none: the experiment's first
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

  /**
   * Makes one observation, with a time limit.
   *
   * @return the observation; {@link Observed.Unreadable} if there was no answer in time
   */
  public Observed observe(Observation observation, Duration limit) throws InterruptedException {
    return BoundedCall.look(limit, () -> look(observation));
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

  /** Returns a source of continuous observations. It watches objects, and polls everything else. */
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
          new PollingSource(() -> look(observation));
    };
  }

  /** Describes an observation in words. */
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
        .list(selection)
        .map(listing -> Snapshot.of(selection, listing.list()))
        .orElseGet(() -> new Snapshot(selection).noKind());
  }

  private Observed command(Observation.Command command) {
    long start = System.nanoTime();
    String script = command.script().strip();
    try {
      CommandResult result = commands.run(command.script());
      return result.timedOut()
          ? new Observed.Unreadable("`" + script + "` did not end in time")
          : Observed.of(ExecLook.node(result, start), script);
    } catch (Broken e) {
      return new Observed.Unreadable("`" + script + "` could not be run: " + e.getMessage());
    }
  }

  /** Returns the namespace of observations that name none. */
  String namespace() {
    return namespace;
  }

  /**
   * Returns the objects that this observer created in the cluster, such as {@code
   * namespace/lab-probe}. The caller must include them in its clean-up.
   */
  public List<String> created() {
    return probe.created();
  }

  /** Deletes the objects that it created, and waits until they are gone. */
  @Override
  public void close() {
    probe.close();
  }
}
