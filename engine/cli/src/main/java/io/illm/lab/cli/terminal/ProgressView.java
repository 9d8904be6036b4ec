package io.illm.lab.cli.terminal;

import java.time.Instant;
import java.util.List;

/** Draws work in progress. One thread at a time calls it. */
sealed interface ProgressView permits LiveLine, PlainLines {

  /** Draws the work in progress, oldest first. */
  void draw(List<WorkItem> open, Instant now);

  /** Writes a line that stays. */
  void say(String line);

  /** Reports that work has ended. */
  void ended(WorkItem work, Instant now);
}
