package io.illm.lab.report;

import static io.illm.lab.report.SampleRun.at;
import static io.illm.lab.report.SampleRun.seconds;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.model.run.StepResult.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The steps of the sample run. */
final class SampleSteps {

  private static final String TIMEOUT =
      """
      not true within 60 s; last seen 0.4 s before: terminated pods answered 0 of 14 requests in flight
      events of pod/storefront-6d9c7b5f4-x2k7q:
        09:16:21  Killing    Stopping container storefront
        09:16:21  Unhealthy  Readiness probe failed: connection refused
      logs of pod/storefront-6d9c7b5f4-x2k7q, last 3 lines:
        09:16:21.482 INFO  SIGTERM received
        09:16:21.483 WARN  shutdown.grace=0s: closing 14 connections
        09:16:21.490 INFO  bye
      """;

  private double clock = 21.7;
  private final List<StepResult> steps = new ArrayList<>();
  private int line = 31;

  static List<StepResult> passed() {
    return new SampleSteps().all(false);
  }

  static List<StepResult> failed() {
    return new SampleSteps().all(true);
  }

  /** Two steps that this place can't run, and a check that an emulator stood in for. */
  static List<StepResult> partial() {
    return passed().stream()
        .map(step ->
            switch (step.title()) {
              case "Notice a stuck rollout" ->
                  notRun(
                      step,
                      "the image docker.io/grafana/grafana:12.1 can't be had: no registry answers,"
                          + " and no recipe makes it");
              case "Roll back" ->
                  notRun(step, "it comes after `Notice a stuck rollout`, which was not run");
              case "Drain connections" -> emulated(step);
              default -> step;
            })
        .toList();
  }

  private static StepResult notRun(StepResult step, String reason) {
    var checks =
        step.checks().stream()
            .map(check -> check(check, CheckResult.Status.NOT_RUN, Control.UNTRIED, ""))
            .toList();
    return new StepResult(
        step.title(), Status.NOT_RUN, step.started(), seconds(0), reason, List.of(), checks);
  }

  private static StepResult emulated(StepResult step) {
    var checks =
        step.checks().stream()
            .map(check ->
                check(check, check.status(), check.control(), "moto, which stands in for AWS"))
            .toList();
    return new StepResult(
        step.title(), step.status(), step.started(), step.took(), "", step.blocks(), checks);
  }

  private static CheckResult check(
      CheckResult check, CheckResult.Status status, Control control, String emulatedBy) {
    boolean ran = status != CheckResult.Status.NOT_RUN;
    return new CheckResult(
        check.name(),
        check.proves(),
        check.condition(),
        check.watched(),
        status,
        control,
        check.invariant(),
        ran ? check.started() : Instant.EPOCH,
        ran ? check.took() : seconds(0),
        ran ? check.observed() : "",
        ran ? check.message() : "not reached",
        ran ? check.proof() : Proof.NONE,
        ran ? check.watch() : Optional.empty(),
        emulatedBy);
  }

  private List<StepResult> all(boolean broken) {
    step(
        "Deploy the storefront",
        "kubectl apply -k manifests/base",
        "namespace/rolling-update unchanged\n"
            + "\u001b[32mdeployment.apps/storefront created\u001b[0m\n"
            + "service/storefront created\n",
        check(
            "three replicas serve after their slow start",
            "ready(object) && object.status.readyReplicas == 3",
            "deployment/storefront",
            14.2,
            Control.ABSENT,
            1,
            2),
        check(
            "the service answers with its version",
            "http.status == 200 && http.json.version == 'v1'",
            "http://storefront/version",
            0.3,
            Control.FALSE,
            3));
    step(
        "Surge first, then remove",
        "kubectl patch deployment/storefront --patch-file manifests/surge.yaml\n"
            + "kubectl rollout status deployment/storefront",
        "deployment.apps/storefront patched\n"
            + "Waiting for deployment \"storefront\" rollout to finish: 1 out of 3 new replicas"
            + " have been updated...\n"
            + "deployment \"storefront\" successfully rolled out\n",
        check(
            "never fewer than three pods are ready",
            "objects.filter(p, ready(p)).size() >= 3",
            "pods app=storefront",
            16.1,
            Control.BROKEN,
            4),
        check(
            "maxSurge is one and maxUnavailable none",
            "object.spec.strategy.rollingUpdate.maxSurge == 1",
            "deployment/storefront",
            0.1,
            Control.FALSE,
            5));
    step(
        "Wait before trusting a pod",
        "kubectl patch deployment/storefront --patch '{\"spec\":{\"minReadySeconds\":5}}'",
        "deployment.apps/storefront patched\n",
        check(
            "a pod counts only five seconds after it is ready",
            "object.status.availableReplicas == 3 && object.spec.minReadySeconds == 5",
            "deployment/storefront",
            19.8,
            Control.FALSE,
            6));
    step(
        "Notice a stuck rollout",
        "kubectl set image deployment/storefront storefront=lab.illm.io/storefront:broken\n"
            + "kubectl rollout status deployment/storefront --timeout=30s",
        "deployment.apps/storefront image updated\n"
            + "error: deployment \"storefront\" exceeded its progress deadline\n",
        check(
            "the rollout is reported as stuck",
            "object.status.conditions.exists(c, c.reason == 'ProgressDeadlineExceeded')",
            "deployment/storefront",
            12.3,
            Control.FALSE,
            7,
            8),
        check(
            "the old pods still serve",
            "http.status == 200",
            "http://storefront/",
            0.2,
            Control.BROKEN,
            9));
    step(
        "Roll back",
        "kubectl rollout undo deployment/storefront",
        "deployment.apps/storefront rolled back\n",
        check(
            "three replicas of the old version serve",
            "ready(object)",
            "deployment/storefront",
            4.4,
            Control.FALSE,
            10));
    step(
        "Drain connections",
        "kubectl apply -k manifests/drained\nkubectl rollout restart deployment/storefront",
        "deployment.apps/storefront configured\ndeployment.apps/storefront restarted\n",
        broken
            ? failing(
                "a terminating pod answers what it has begun",
                "logs.lines.exists(l, l.contains('drained 0 left'))",
                "logs of deployment/storefront")
            : check(
                "a terminating pod answers what it has begun",
                "logs.lines.exists(l, l.contains('drained 0 left'))",
                "logs of deployment/storefront",
                9.7,
                Control.FALSE,
                11,
                12),
        check(
            "the grace period is longer than the pause",
            "object.spec.template.spec.terminationGracePeriodSeconds > 10",
            "deployment/storefront",
            0.1,
            Control.FALSE,
            13));
    step(
        "Tune the readiness probe",
        "kubectl apply -k manifests/readiness",
        "deployment.apps/storefront configured\n",
        check(
            "a pod that says no gets no more traffic",
            "object.subsets[0].addresses.size() == 2",
            "endpoints/storefront",
            3.2,
            Control.BROKEN,
            14));
    if (broken) {
      steps.add(
          new StepResult(
              "Follow the runbook",
              Status.NOT_RUN,
              at(clock),
              seconds(0),
              "an earlier step failed",
              List.of(),
              List.of()));
    } else {
      step(
          "Follow the runbook",
          "bash docs/runbook.sh",
          "found: ImagePullBackOff\nundone\n",
          check(
              "the runbook ends with a healthy rollout",
              "ready(object)",
              "deployment/storefront",
              6.8,
              Control.FALSE,
              16));
    }
    return List.copyOf(steps);
  }

  private void step(String title, String script, String output, CheckResult... checks) {
    double from = clock;
    var block = new BlockResult(script, line, false, false, 0, output, at(clock), seconds(1.3), "");
    line += 24;
    clock += 1.4;
    var timed = IntStream.range(0, checks.length).mapToObj(i -> startingNow(checks[i])).toList();
    clock += timed.stream().mapToDouble(c -> c.took().toMillis() / 1e3).max().orElse(0) + 0.2;
    var failed = timed.stream().anyMatch(c -> c.failed());
    steps.add(
        new StepResult(
            title,
            failed ? Status.FAILED : Status.PASSED,
            at(from),
            seconds(clock - from),
            failed ? "1 of its " + checks.length + " checks did not come to hold" : "",
            List.of(block),
            timed));
  }

  private CheckResult startingNow(CheckResult c) {
    return new CheckResult(
        c.name(),
        c.proves(),
        c.condition(),
        c.watched(),
        c.status(),
        c.control(),
        c.invariant(),
        at(clock),
        c.took(),
        c.observed(),
        c.message(),
        c.proof(),
        c.watch(),
        c.emulatedBy());
  }

  private static CheckResult check(
      String name, String condition, String watched, double took, Control control, int... tasks) {
    var observed =
        "{\n"
            + "  \"kind\": \"Deployment\",\n"
            + "  \"status\": {\n"
            + "    \"readyReplicas\": 3,\n"
            + "    \"updatedReplicas\": 3\n"
            + "  }\n"
            + "}";
    return new CheckResult(
        name,
        ids(tasks),
        condition,
        watched,
        CheckResult.Status.PASSED,
        control,
        name.startsWith("never"),
        SampleRun.START,
        seconds(took),
        observed,
        "",
        proof(condition, control, observed),
        name.startsWith("never")
            ? Optional.of(new CheckResult.Watch(48, 1, seconds(10), at(90), Optional.empty()))
            : Optional.empty(),
        "");
  }

  private static CheckResult failing(String name, String condition, String watched) {
    return new CheckResult(
        name,
        ids(11, 12),
        condition,
        watched,
        CheckResult.Status.FAILED,
        Control.FALSE,
        false,
        SampleRun.START,
        seconds(60),
        "{\n  \"lines\": [\n    \"SIGTERM received\",\n    \"bye\"\n  ]\n}",
        TIMEOUT,
        proof(condition, Control.FALSE, "{}"),
        Optional.empty(),
        "");
  }

  /** Of the condition's clauses, the first was seen false. */
  private static Proof proof(String condition, Control control, String observed) {
    var clauses = List.of(condition.split(" && "));
    return switch (control) {
      case FALSE ->
          new Proof("", observed, clauses.subList(0, 1), clauses.subList(1, clauses.size()));
      case BROKEN ->
          new Proof(
              "kubectl scale deployment/storefront --replicas=2", observed, clauses, List.of());
      case ABSENT -> new Proof("kubectl delete deployment/storefront", "{}", List.of(), clauses);
      case UNREADABLE, UNTRIED, ALREADY_HELD -> Proof.NONE;
    };
  }

  private static List<String> ids(int... tasks) {
    return IntStream.of(tasks).mapToObj("8.1-%02d"::formatted).toList();
  }
}
