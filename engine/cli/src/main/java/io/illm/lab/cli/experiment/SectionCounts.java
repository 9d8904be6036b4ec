package io.illm.lab.cli.experiment;

import io.illm.lab.cli.terminal.Table;
import io.illm.lab.model.Roadmap;
import io.illm.lab.report.ClaimState;
import io.illm.lab.report.Wording;
import io.illm.lab.report.coverage.Coverage;
import io.illm.lab.report.coverage.TaskCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The counts of claimed and proved tasks, by section of the roadmap.
 *
 * @param coverage the claims
 */
record SectionCounts(Coverage coverage) {

  /**
   * The counts of a section.
   *
   * @param states how many of its tasks are in each state
   */
  record Row(
      int phase,
      String section,
      String title,
      int tasks,
      int claimed,
      Map<String, Integer> states) {}

  /** Returns the counts, in the roadmap's order. */
  List<Row> rows() {
    return coverage.roadmap().phases().stream()
        .flatMap(phase -> phase.sections().stream().map(section -> row(phase, section)))
        .toList();
  }

  private Row row(Roadmap.Phase phase, Roadmap.Section section) {
    TaskCounts counts = coverage.counts(section.tasks());
    return new Row(
        phase.number(),
        section.id(),
        section.title(),
        counts.tasks(),
        counts.claimed(),
        counts.words());
  }

  /** Returns the table for people, by phase. */
  Table table() {
    List<ClaimState> columns = Stream.of(ClaimState.values()).filter(this::isColumn).toList();
    List<String> headings = new ArrayList<>(List.of("SECTION", "TASKS", "CLAIMED"));
    columns.forEach(state -> headings.add(Wording.of(state).toUpperCase(Locale.ROOT)));
    headings.add("TITLE");
    Table table = new Table(headings.toArray(String[]::new));
    for (Roadmap.Phase phase : coverage.roadmap().phases()) {
      table.group("Phase %d: %s".formatted(phase.number(), phase.title()));
      for (Roadmap.Section section : phase.sections()) {
        table.row(cells(section.id(), coverage.counts(section.tasks()), columns, section.title()));
      }
    }
    table.group("All phases");
    table.row(cells("", coverage.counts(), columns, ""));
    return table;
  }

  /** Unproved tasks are the claimed ones that stand in no other column. */
  private boolean isColumn(ClaimState state) {
    return switch (state) {
      case PROVED, WEAK -> true;
      case UNPROVED -> false;
      case EMULATED, NOT_RUN -> coverage.counts().in(state) > 0;
    };
  }

  private static String[] cells(
      String id, TaskCounts counts, List<ClaimState> columns, String title) {
    List<String> cells = new ArrayList<>(List.of(id, Integer.toString(counts.tasks())));
    cells.add(cell(counts.claimed()));
    columns.forEach(state -> cells.add(cell(counts.in(state))));
    cells.add(title);
    return cells.toArray(String[]::new);
  }

  /** Returns a dash for none, so that the few numbers are seen. */
  private static String cell(int count) {
    return count == 0 ? "-" : Integer.toString(count);
  }
}
