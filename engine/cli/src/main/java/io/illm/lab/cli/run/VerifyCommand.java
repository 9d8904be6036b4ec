package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.image.ImagesOption;
import io.illm.lab.cli.run.VerifyPlan.Candidate;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.Freshness;
import io.illm.lab.report.PublishedResults;
import io.illm.lab.report.Reports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code lab verify}: checks that the library holds what it claims: files without faults, fresh
 * results, and runs of as many experiments as there is time for.
 */
@Command(
    name = "verify",
    description = "lint everything, find stale results, run what there is time for",
    footer = {
      "",
      "Experiments with the oldest evidence run first. The published run says how long",
      "one takes. Without --budget none is run. Exit code 3: results are stale."
    })
public final class VerifyCommand implements Callable<Integer> {

  private final Lab lab;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      converter = TimeBudget.class,
      description = "the time for running experiments, such as 25m")
  private Duration budget = Duration.ZERO;

  @Mixin private ClusterOptions on = new ClusterOptions();

  @Option(names = "--junit", paramLabel = "FILE", description = "also write one JUnit report")
  private @Nullable Path junit;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** The command. */
  public VerifyCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<Fault> faults = new LintCommand(lab).faults();
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    Map<String, Freshness> results = new TreeMap<>();
    lab.library().experiments().forEach(name -> results.put(name, freshness(name)));
    VerifyPlan plan =
        VerifyPlan.of(
            results.entrySet().stream()
                .map(each -> candidate(each.getKey(), each.getValue()))
                .toList(),
            budget);
    SeriesResult ran = run(plan);
    Optional.ofNullable(junit).ifPresent(file -> Reports.put(file, ran.junit()));
    Verification found = Verification.of(results, plan, ran, budget);
    if (json) {
      lab.terminal().print(Json.of(found.view()));
    } else {
      found.lines(lab.terminal().outScreen()).forEach(lab.terminal()::print);
    }
    return found.exitCode();
  }

  private Freshness freshness(String experiment) {
    return Freshness.of(lab.library().root().resolve("experiments").resolve(experiment));
  }

  private static Candidate candidate(String experiment, Freshness freshness) {
    return switch (freshness) {
      case Freshness.Fresh fresh -> candidate(experiment, fresh.results());
      case Freshness.Stale stale -> candidate(experiment, stale.results());
      case Freshness.Unreadable _, Freshness.NeverPublished _ ->
          new Candidate(experiment, Optional.empty(), Optional.empty());
    };
  }

  private static Candidate candidate(String experiment, PublishedResults results) {
    return new Candidate(experiment, Optional.of(results.started()), Optional.of(results.took()));
  }

  private SeriesResult run(VerifyPlan plan) {
    Map<String, Duration> estimates =
        plan.chosen().stream()
            .collect(Collectors.toMap(Candidate::experiment, Candidate::estimate));
    Instant began = Instant.now();
    Predicate<String> hasTime =
        name ->
            Duration.between(began, Instant.now())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .plus(estimates.getOrDefault(name, Duration.ZERO))
                    .compareTo(budget)
                <= 0;
    var options =
        new SeededRun(OptionalInt.empty(), OptionalLong.empty(), false, on, new ImagesOption());
    return RunSeries.of(lab, on.consent(lab.terminal()), options::of, Run::exitCode)
        .run(plan.chosen().stream().map(Candidate::experiment).toList(), hasTime);
  }
}
