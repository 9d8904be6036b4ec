package io.illm.lab.cli.terminal;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows progress in one line at the bottom of a terminal, redrawn in place. */
final class LiveLine implements ProgressView {

  private static final String ERASE = "\r\u001b[K";
  private static final String UNICODE_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";
  private static final String ASCII_FRAMES = "|/-\\";
  private static final int FRAME_MILLIS = 100;

  private final PrintStream to;
  private final Screen screen;
  private boolean drawn;

  LiveLine(PrintStream to, Screen screen) {
    this.to = to;
    this.screen = screen;
  }

  @Override
  public void draw(List<WorkItem> open, Instant now) {
    Optional<WorkItem> newest =
        open.reversed().stream().filter(work -> work.worthShowing(now)).findFirst();
    if (newest.isPresent()) {
      write(ERASE + line(newest.get(), now));
      drawn = true;
    } else {
      erase();
    }
  }

  @Override
  public void say(String line) {
    erase();
    write(line + "\n");
  }

  @Override
  public void ended(WorkItem work, Instant now) {
    if (work.worthShowing(now)) {
      say(work.what() + ": " + Words.duration(work.age(now)));
    }
  }

  /** Returns the line, one character shorter than the width, so that no terminal wraps it. */
  String line(WorkItem work, Instant now) {
    int columns = screen.columns() - 1;
    String figures = work.figures(now);
    String what = fit(work.what(), columns - figures.length() - 4);
    String start = spinner(now) + " " + what + "  ";
    int width = columns - start.length() - figures.length() - 2;
    String detail = width < 4 || work.detail().isEmpty() ? "" : "  " + fit(work.detail(), width);
    return Style.ADVICE.on(screen, spinner(now))
        + start.substring(1)
        + figures
        + Style.FAINT.on(screen, detail);
  }

  private String fit(String text, int width) {
    String fitted = Words.fit(text, width);
    return screen.unicode() ? fitted : fitted.replace('…', '~');
  }

  private String spinner(Instant now) {
    String frames = screen.unicode() ? UNICODE_FRAMES : ASCII_FRAMES;
    int frame = (int) (now.toEpochMilli() / FRAME_MILLIS % frames.length());
    return frames.substring(frame, frame + 1);
  }

  private void erase() {
    if (drawn) {
      write(ERASE);
      drawn = false;
    }
  }

  private void write(String text) {
    to.print(text);
    to.flush();
  }
}
