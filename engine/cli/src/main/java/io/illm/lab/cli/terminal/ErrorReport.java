package io.illm.lab.cli.terminal;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints faults, each with its place, cause, excerpt and cure.
 *
 * <pre>
 * error: experiments/x/experiment.yaml:21:17: unknown measure `faild`
 *   21 |     - {that: drained.faild.max == 0}
 *                            ^^^^^
 * hint: this study has failed, p99_ms
 * </pre>
 *
 * @param screen the screen that shows it
 * @param folder the current folder, to which paths are relative
 */
public record ErrorReport(Screen screen, Path folder) {

  /** Prints faults with a blank line between them. */
  public void print(List<Fault> faults, PrintStream to) {
    List<String> blocks = faults.stream().map(fault -> String.join("\n", lines(fault))).toList();
    to.print(String.join("\n\n", blocks) + "\n");
    if (faults.size() > 1) {
      to.print("\n" + Words.count(faults.size(), "error") + "\n");
    }
  }

  private List<String> lines(Fault fault) {
    List<String> lines = new ArrayList<>();
    String where = fault.place().map(place -> named(place) + ": ").orElse("");
    lines.add(Style.BAD.on(screen, "error:") + " " + where + fault.message());
    fault
        .place()
        .flatMap(place -> Excerpt.of(place, fault.message()))
        .ifPresent(excerpt -> lines.addAll(excerpt.lines(screen.columns(), screen)));
    fault.hint().ifPresent(hint -> lines.add(Style.ADVICE.on(screen, "hint:") + " " + hint));
    return lines;
  }

  private String named(Place place) {
    Path absolute = place.file().toAbsolutePath().normalize();
    Path shown = absolute.startsWith(folder) ? folder.relativize(absolute) : absolute;
    return new Place(shown, place.line(), place.column()).toString();
  }
}
