package io.illm.lab.cli.run;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Library;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.report.Freshness;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose several experiments. */
final class ExperimentChoice {

  @Option(names = "--all", description = "run every experiment, one after another")
  private boolean all;

  @Option(
      names = "--section",
      paramLabel = "SECTION",
      description = "run the experiments of a section of the roadmap, such as 3.5")
  private @Nullable String section;

  @Option(
      names = "--phase",
      paramLabel = "PHASE",
      description = "run the experiments of a phase of the roadmap, such as 3")
  private @Nullable String phase;

  @Option(
      names = "--stale",
      description =
          "run only experiments that have changed since their results were published, or have none")
  private boolean stale;

  /** Returns whether several experiments are asked for. */
  boolean isGiven() {
    return all || stale || section != null || phase != null;
  }

  /**
   * Returns the names of the chosen experiments, in the roadmap's order. They may be none.
   *
   * @throws BadInput if the options contradict each other, or a section or phase has no experiment
   */
  List<String> names(Library library) {
    if (Stream.of(all, section != null, phase != null).filter(given -> given).count() > 1) {
      throw new BadInput(
          Fault.of(
              "--all, --section and --phase contradict each other",
              "give one of them; --stale can be added to each"));
    }
    List<Placed> every =
        library.experiments().stream().map(name -> Placed.in(library, name)).sorted().toList();
    List<String> chosen = every.stream().filter(this::isInScope).map(Placed::name).toList();
    if (chosen.isEmpty() && (section != null || phase != null)) {
      throw new BadInput(
          Fault.of(
              section != null
                  ? "section " + section + " has no experiment"
                  : "phase " + phase + " has no experiment",
              "`lab list` shows the sections that have"));
    }
    return stale ? chosen.stream().filter(name -> isStale(library, name)).toList() : chosen;
  }

  private boolean isInScope(Placed experiment) {
    return Optional.ofNullable(section).map(experiment.section()::equals).orElse(true)
        && Optional.ofNullable(phase)
            .map(wanted -> experiment.section().startsWith(wanted + "."))
            .orElse(true);
  }

  private static boolean isStale(Library library, String name) {
    Path folder = library.root().resolve("experiments").resolve(name);
    return !(Freshness.of(folder) instanceof Freshness.Fresh);
  }

  /** An experiment and its section; the section is empty if it can't be read. */
  private record Placed(String name, String section) implements Comparable<Placed> {

    private static final Comparator<Placed> ORDER =
        Comparator.comparing(Placed::numbers, Arrays::compare).thenComparing(Placed::name);

    static Placed in(Library library, String name) {
      return new Placed(name, library.read(name).experiment().map(Experiment::section).orElse(""));
    }

    /** The section's numbers. A section that can't be read comes last. */
    int[] numbers() {
      return section.matches("\\d{1,4}(\\.\\d{1,4})*")
          ? Arrays.stream(section.split("\\.", -1)).mapToInt(Integer::parseInt).toArray()
          : new int[] {Integer.MAX_VALUE};
    }

    @Override
    public int compareTo(Placed other) {
      return ORDER.compare(this, other);
    }
  }
}
