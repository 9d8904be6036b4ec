package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.runner.Consent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Asks on the terminal.
 *
 * @param err where it asks
 * @param answers where it listens
 * @param terminal whether somebody can answer
 */
record AskingConsent(PrintStream err, Reader answers, boolean terminal) implements Consent {

  private static final Set<String> YES = Set.of("y", "yes");

  /** Asks whoever sits before this process, as the launcher knows. */
  static AskingConsent ofProcess(PrintStream err) {
    List<String> terminals = List.of(System.getProperty("lab.terminals", "").split(",", -1));
    return new AskingConsent(
        err,
        new InputStreamReader(System.in, StandardCharsets.UTF_8),
        terminals.containsAll(List.of("in", "err")));
  }

  @Override
  public boolean given(Visit visit) {
    err.print(text(visit));
    if (!terminal) {
      throw new BadInput(
          Fault.of(
              "nobody can be asked whether to use " + visit.cluster() + ": this is no terminal",
              "`--yes` agrees to the above"));
    }
    err.print("Go on? [y/N] ");
    err.flush();
    return YES.contains(answer().strip().toLowerCase(Locale.ROOT));
  }

  private String answer() {
    try {
      return Optional.ofNullable(new BufferedReader(answers).readLine()).orElse("");
    } catch (IOException e) {
      throw new Broken("reading the answer", e);
    }
  }

  static String text(Visit visit) {
    return (visit.cluster() + " is a cluster that the lab did not make.\n")
        + Words.field("server", visit.server())
        + Words.field("Kubernetes", visit.version())
        + Words.field("nodes", visit.nodes().size() + ": " + String.join(", ", visit.nodes()))
        + column("will create", visit.creates())
        + column("note", visit.notes());
  }

  private static String column(String name, List<String> lines) {
    StringBuilder column = new StringBuilder();
    for (String line : lines) {
      column.append(Words.field(column.isEmpty() ? name : "", line));
    }
    return column.toString();
  }
}
