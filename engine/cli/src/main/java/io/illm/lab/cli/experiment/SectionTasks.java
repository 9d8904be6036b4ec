package io.illm.lab.cli.experiment;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.Roadmap;
import io.illm.lab.report.Wording;
import io.illm.lab.report.coverage.Coverage;
import io.illm.lab.report.coverage.Evidence;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tasks of a section, with their claims.
 *
 * @param coverage the claims
 * @param section the section
 */
record SectionTasks(Coverage coverage, Roadmap.Section section) {

  /**
   * A task.
   *
   * @param state the state of its strongest claim; {@code open} if it has none
   */
  record Row(String task, String text, String state, List<Evidence> evidence) {}

  /** Returns the tasks in the roadmap's order. */
  List<Row> rows() {
    return section.tasks().stream().map(this::row).toList();
  }

  private Row row(String id) {
    return new Row(
        id,
        coverage.roadmap().tasks().getOrDefault(id, ""),
        coverage.state(id).map(Wording::of).orElse("open"),
        coverage.of(id));
  }

  /** Returns the tasks with every claim, and the run that shows it. */
  String evidence(Screen screen) {
    return text(
        screen,
        row -> row.evidence().stream().map(SectionTasks::text).collect(Collectors.joining()));
  }

  /** Returns the tasks with who claims them. */
  String claimants(Screen screen) {
    return text(screen, SectionTasks::claimants);
  }

  private String text(Screen screen, Function<Row, String> claims) {
    StringBuilder text = new StringBuilder();
    text.append(Style.BOLD.on(screen, section.id() + " " + section.title())).append('\n');
    text.append("  ").append(coverage.counts(section.tasks()).sentence()).append('\n');
    for (Row row : rows()) {
      text.append('\n').append(Style.BOLD.on(screen, row.task() + "  " + row.state())).append('\n');
      text.append(Words.wrap(row.text(), 2, Screen.PLAIN_COLUMNS));
      text.append(claims.apply(row));
    }
    return text.toString().stripTrailing();
  }

  private static String claimants(Row row) {
    List<String> sources = row.evidence().stream().map(Evidence::source).distinct().toList();
    return sources.isEmpty()
        ? ""
        : Words.wrap("claimed by " + String.join(", ", sources), 2, Screen.PLAIN_COLUMNS);
  }

  private static String text(Evidence evidence) {
    String run = evidence.run().isEmpty() ? "" : ", run " + evidence.run();
    String note = evidence.note().isEmpty() ? "" : ", " + evidence.note();
    String state = Wording.of(evidence.state()) + ": " + evidence.source() + run + note;
    return "  - "
        + Words.wrap(evidence.claim(), 4, Screen.PLAIN_COLUMNS).stripLeading()
        + Words.wrap(state, 4, Screen.PLAIN_COLUMNS);
  }
}
