package io.illm.lab.cli.terminal;

import java.time.Instant;
import java.util.List;

/** How work under way is drawn; called by one thread at a time. */
sealed interface ProgressView permits LiveLine, PlainLines {

  /** Draws what is under way, oldest first. */
  void draw(List<WorkItem> open, Instant now);

  /** Writes a line that stays. */
  void say(String line);

  /** Tells that work has ended. */
  void ended(WorkItem work, Instant now);
}
