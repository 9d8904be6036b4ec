package io.illm.lab.runner.store;

import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.Leaked;
import io.illm.lab.runner.RunEvent.RunBegan;
import io.illm.lab.runner.RunEvent.RunEnded;
import io.illm.lab.runner.RunEvent.RunUndone;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run that has not finished its clean-up: it was killed, the clean-up failed, or it is still
 * running.
 *
 * @param folder the run's folder
 * @param began the run's first event
 * @param created the things that it began to create, in order
 * @param leaked the objects that its audit found on shared clusters
 */
public record UnfinishedRun(
    RunFolder folder, RunBegan began, List<Creating> created, List<Leaked> leaked) {

  /**
   * Reads a run's journal. Empty if the run finished, was cleaned up by {@code lab clean}, or never
   * began.
   */
  public static Optional<UnfinishedRun> of(RunFolder folder) {
    List<RunEvent> events =
        Journal.read(folder.journal()).stream().map(Journal.Entry::event).toList();
    if (events.stream()
        .anyMatch(event -> event instanceof RunEnded || event instanceof RunUndone)) {
      return Optional.empty();
    }
    return only(RunBegan.class, events).stream()
        .findFirst()
        .map(began ->
            new UnfinishedRun(
                folder, began, only(Creating.class, events), only(Leaked.class, events)));
  }

  /**
   * Returns true if a run was killed before its first event was on disk. Such a run has created
   * nothing but its folder.
   *
   * @param before only for a folder that has not changed since: a younger run may still begin
   */
  public static boolean neverBegan(RunFolder folder, Instant before) {
    try {
      return Files.getLastModifiedTime(folder.path()).toInstant().isBefore(before)
          && !Files.exists(folder.path().resolve("run.json"))
          && Journal.read(folder.journal()).isEmpty();
    } catch (IOException _) {
      return false; // another process removed it
    }
  }

  private static <T extends RunEvent> List<T> only(Class<T> type, List<RunEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Returns true if the run's process is alive. */
  public boolean alive() {
    return began.process().filter(ProcessIdentity::alive).isPresent();
  }
}
