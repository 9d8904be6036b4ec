package io.illm.lab.runner.store;

import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.RunBegan;
import io.illm.lab.runner.RunEvent.RunEnded;
import io.illm.lab.runner.RunEvent.RunUndone;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run whose journal has no end: it was killed, or it still runs.
 *
 * @param folder its folder
 * @param began its first event
 * @param created what it began to create, in order
 */
public record UnfinishedRun(RunFolder folder, RunBegan began, List<Creating> created) {

  /** Reads a run's journal; empty where the run ended properly or never began. */
  public static Optional<UnfinishedRun> of(RunFolder folder) {
    List<RunEvent> events =
        Journal.read(folder.journal()).stream().map(Journal.Entry::event).toList();
    if (events.stream()
        .anyMatch(event -> event instanceof RunEnded || event instanceof RunUndone)) {
      return Optional.empty();
    }
    return events.stream()
        .filter(RunBegan.class::isInstance)
        .map(RunBegan.class::cast)
        .findFirst()
        .map(began ->
            new UnfinishedRun(
                folder,
                began,
                events.stream()
                    .filter(Creating.class::isInstance)
                    .map(Creating.class::cast)
                    .toList()));
  }

  /** Whether the process that runs it is alive: the same process, not another with its pid. */
  public boolean alive() {
    return ProcessHandle.of(began.pid())
        .flatMap(process -> process.info().startInstant())
        .map(Instant::toEpochMilli)
        .filter(start -> start == began.processStarted())
        .isPresent();
  }
}
