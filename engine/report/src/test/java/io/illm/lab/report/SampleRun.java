package io.illm.lab.report;

import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run as the first experiment makes it: one that passed, and one that failed. */
final class SampleRun {

  static final Instant START = Instant.parse("2026-11-20T09:14:03Z");

  private SampleRun() {}

  /** Everything well: abrupt pods lose requests, drained ones lose none. */
  static Run passed() {
    return run(
        Run.Outcome.Tutorial.PASSED,
        SampleSteps.passed(),
        SampleStudy.of(false),
        new Run.Audit(Run.Audit.State.CLEAN, List.of(), "412 objects of 61 kinds, the host"));
  }

  /** Draining is broken: its check fails, the study is refuted, something leaked. */
  static Run failed() {
    return run(
        Run.Outcome.Tutorial.FAILED,
        SampleSteps.failed(),
        SampleStudy.of(true),
        new Run.Audit(
            Run.Audit.State.LEAKED,
            List.of("mount /run/illm-k8s-lab/main/pods/3f6c/volumes/token"),
            "412 objects of 61 kinds, the host"));
  }

  /** Two steps can't run here, a check is emulated, and the rest is well. */
  static Run partial() {
    return run(
        Run.Outcome.Tutorial.PARTIAL,
        SampleSteps.partial(),
        SampleStudy.of(false),
        new Run.Audit(Run.Audit.State.CLEAN, List.of(), "412 objects of 61 kinds, the host"));
  }

  /** Everything well, in a folder with this content. */
  static Run of(FolderContent content) {
    var run = passed();
    return new Run(
        run.schema(),
        run.id(),
        run.experiment(),
        run.section(),
        run.title(),
        run.started(),
        run.ended(),
        run.seed(),
        run.command(),
        run.outcome(),
        run.environment(),
        run.phases(),
        run.steps(),
        run.studies(),
        run.audit(),
        content.files());
  }

  /** Everything well but, perhaps, the study. */
  static Run with(StudyResult study) {
    return run(
        Run.Outcome.Tutorial.PASSED,
        SampleSteps.passed(),
        study,
        new Run.Audit(Run.Audit.State.CLEAN, List.of(), "412 objects of 61 kinds, the host"));
  }

  private static Run run(
      Run.Outcome.Tutorial tutorial, List<StepResult> steps, StudyResult study, Run.Audit audit) {
    return new Run(
        Run.SCHEMA,
        "20261120-091403-rolling-update",
        "rolling-update-tutorial",
        "8.1",
        "Rolling updates that drop nothing",
        START,
        at(1_263),
        42,
        "./lab run rolling-update-tutorial",
        new Run.Outcome(tutorial, Optional.empty(), false),
        environment(),
        phases(),
        steps,
        List.of(study),
        audit,
        new TreeMap<>(
            Map.of(
                "README.md",
                "5d41402abc4b2a76b9719d911017c592",
                "experiment.yaml",
                "7d793037a0760186574b0282f2f435e7")));
  }

  static Instant at(double seconds) {
    return START.plus(seconds(seconds));
  }

  static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  private static List<Run.Phase> phases() {
    return List.of(
        phase("resolve", 0, 0.412, "1 component, 1 app, 10 steps, 1 study"),
        phase("get images", 0.5, 9.8, "3 images, all cached"),
        phase("start clusters", 10.4, 4.9, "main: 1 node, Ready"),
        phase("install components", 15.4, 6.2, "k6"),
        phase("steps", 21.7, 131.5, "10 steps, 14 checks"),
        phase("studies", 153.3, 1_090, "Draining: 12 trials"),
        phase("analyse", 1_243.4, 0.31, ""),
        phase("clean up", 1_243.8, 11.2, "1 namespace, 1 cluster"),
        phase("audit", 1_255.1, 6.4, "clean"),
        phase("report", 1_261.6, 1.1, ""));
  }

  private static Run.Phase phase(String name, double from, double took, String detail) {
    return new Run.Phase(name, at(from), seconds(took), detail);
  }

  private static Run.Environment environment() {
    return new Run.Environment(
        "0.1.0",
        "8a88cac1d0",
        "embedded, 1 node",
        "v1.37.2",
        ordered("kubernetes", "v1.37.2", "k6", "v1.8.1"),
        ordered(
            "kernel", "6.18.5",
            "processors", "2",
            "memory", "24 GiB",
            "runtime", "containerd 2.4.2, runc 1.1.5",
            "cgroups", "v1"),
        ordered(
            "docker.io/grafana/k6:1.8.1",
            "sha256:6f1c0de2b5a4f7f0f9f8ce1f6f4d1f7e9b34c0c2a5f86a39fb0c7bd2f7a41d55",
            "lab.illm.io/storefront:1.0.0",
            "sha256:b3e2a6a90c16f0e4a8df9c2a7e65f1a59cbe17d3f4028a67d5b1c93e0f7a8c21",
            "lab.illm.io/toolbox:1.0.0",
            "sha256:0a94cf3ed7b1628f55a1be7d02c938e4f6c0d17ab29e53c8461fd7e0b9a3c682"));
  }

  static Map<String, String> ordered(String... pairs) {
    var map = new LinkedHashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
