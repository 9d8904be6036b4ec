package io.illm.lab.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows progress as lines for a pipe or a CI log: when work begins, every 30 s while it lasts, and
 * when it ends.
 */
final class PlainLines implements ProgressView {

  private static final Duration REMINDER = Duration.ofSeconds(30);

  private final PrintStream to;
  private final Map<WorkItem, Instant> lastLine = new HashMap<>();

  PlainLines(PrintStream to) {
    this.to = to;
  }

  @Override
  public void draw(List<WorkItem> open, Instant now) {
    open.stream().filter(work -> work.worthShowing(now)).forEach(work -> draw(work, now));
  }

  private void draw(WorkItem work, Instant now) {
    Instant last = lastLine.get(work.atStart());
    if (last == null) {
      say(work.what() + usually(work));
    } else if (Duration.between(last, now).compareTo(REMINDER) >= 0) {
      String detail = work.detail().isEmpty() ? "" : ", " + work.detail();
      say(work.what() + ": " + work.figures(now) + detail);
    } else {
      return;
    }
    lastLine.put(work.atStart(), now);
  }

  private static String usually(WorkItem work) {
    return work.usual().isZero() ? "" : ", usually " + Words.duration(work.usual());
  }

  @Override
  public void say(String line) {
    to.print(line + "\n");
    to.flush();
  }

  @Override
  public void ended(WorkItem work, Instant now) {
    if (lastLine.remove(work.atStart()) != null) {
      say(work.what() + ": took " + Words.duration(work.age(now)));
    }
  }
}
