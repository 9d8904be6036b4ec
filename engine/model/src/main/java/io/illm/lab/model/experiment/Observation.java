package io.illm.lab.model.experiment;

import io.illm.lab.model.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a check looks at. Each kind gives its condition one CEL variable, named after the key in
 * {@code experiment.yaml}.
 */
public sealed interface Observation {

  /** The CEL variable that holds what was observed. */
  default String variable() {
    return switch (this) {
      case OneObject _ -> "object";
      case ManyObjects _ -> "objects";
      case Http _ -> "http";
      case Exec _ -> "exec";
      case Logs _ -> "logs";
      case K6 _ -> "k6";
      case Promql _ -> "promql";
      case Command _ -> "command";
    };
  }

  /** What is looked at, in words. */
  default String words() {
    return switch (this) {
      case OneObject one -> one.ref().toString();
      case ManyObjects many ->
          "every " + many.kind() + (many.selector().isEmpty() ? "" : " with " + many.selector());
      case Http http -> http.method() + " " + http.url();
      case Exec exec -> String.join(" ", exec.command()) + " in " + exec.target();
      case Logs logs -> "the log of " + logs.target();
      case K6 k6 -> "the load of job/" + k6.job();
      case Promql promql -> promql.query().strip();
      case Command command -> command.script().strip();
    };
  }

  /** One object of the API, as it stands. */
  record OneObject(ObjectRef ref) implements Observation {}

  /**
   * All objects of a kind.
   *
   * @param apiVersion such as {@code v1}
   * @param kind such as {@code Pod}
   * @param namespace empty for the experiment's first namespace
   * @param selector labels that must match; empty for all
   */
  record ManyObjects(
      String apiVersion, String kind, Optional<String> namespace, Map<String, String> selector)
      implements Observation {}

  /**
   * An HTTP request from inside the cluster.
   *
   * @param url with the Service's name as its host
   * @param method such as {@code GET}
   * @param headers request headers
   * @param body the request's body
   * @param timeout for the whole exchange
   */
  record Http(
      String url,
      String method,
      Map<String, String> headers,
      Optional<String> body,
      Duration timeout)
      implements Observation {}

  /**
   * A command in a container.
   *
   * @param target a Pod, or a workload of which the first ready pod is taken
   * @param container empty for the pod's first
   * @param command the words of the command; no shell reads them
   */
  record Exec(ObjectRef target, Optional<String> container, List<String> command)
      implements Observation {}

  /**
   * What a container printed.
   *
   * @param target a Pod, or a workload of which all pods are read
   * @param container empty for the pod's first
   * @param tail how many lines from the end
   */
  record Logs(ObjectRef target, Optional<String> container, int tail) implements Observation {}

  /**
   * The summary of a k6 run.
   *
   * @param job the name of its Job
   */
  record K6(String job) implements Observation {}

  /**
   * An instant query of the cluster's Prometheus.
   *
   * @param query in PromQL
   * @param place where the query is written
   */
  record Promql(String query, Place place) implements Observation {}

  /**
   * A shell command, run as a step's blocks are.
   *
   * @param script for {@code bash -euo pipefail}
   */
  record Command(String script) implements Observation {}
}
