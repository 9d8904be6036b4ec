package io.illm.lab.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table in kubectl's format: columns under upper-case headings. On a terminal, lines are cut to
 * the width unless {@link #whole} is set. In a pipe nothing is cut.
 */
public final class Table {

  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();
  private boolean whole;

  /** Creates a table with these columns. */
  public Table(String... headings) {
    this.headings = List.of(headings);
  }

  /** Keeps lines uncut, for values such as paths, and returns this table. */
  public Table whole() {
    whole = true;
    return this;
  }

  /** Adds a row, one cell for each heading. */
  public void row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells in a table of " + headings.size() + " columns");
    }
    rows.add(List.of(cells));
  }

  /** Adds a line across all columns, which the following rows belong to. */
  public void group(String title) {
    rows.add(List.of(title));
  }

  /** Returns the table's lines for a screen. */
  public List<String> lines(Screen screen) {
    int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
    List<String> lines = new ArrayList<>();
    lines.add(Style.BOLD.on(screen, line(headings, widths, screen)));
    for (List<String> row : rows) {
      if (row.size() == 1 && headings.size() > 1) {
        lines.add("");
        lines.add(Style.BOLD.on(screen, Words.fit(row.getFirst(), screen.columns())));
      } else {
        lines.add(line(row, widths, screen));
      }
    }
    return List.copyOf(lines);
  }

  private int width(int column) {
    return IntStream.concat(
            IntStream.of(headings.get(column).length()),
            rows.stream()
                .filter(row -> row.size() == headings.size())
                .mapToInt(row -> row.get(column).length()))
        .max()
        .orElse(0);
  }

  private String line(List<String> cells, int[] widths, Screen screen) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
    }
    String text = line.toString().stripTrailing();
    return screen.interactive() && !whole ? Words.fit(text, screen.columns()) : text;
  }
}
