package io.illm.lab.runner.store;

import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.Leaked;
import io.illm.lab.runner.RunEvent.RunBegan;
import io.illm.lab.runner.RunEvent.RunEnded;
import io.illm.lab.runner.RunEvent.RunUndone;
import java.util.List;
import java.util.Optional;

/**
 * A run that left something to undo: it was killed, it could not clean up, or it still runs.
 *
 * @param folder its folder
 * @param began its first event
 * @param created what it began to create, in order
 * @param leaked what its audit found on clusters that outlive it
 */
public record UnfinishedRun(
    RunFolder folder, RunBegan began, List<Creating> created, List<Leaked> leaked) {

  /** Reads a run's journal; empty where the run ended properly or never began. */
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

  private static <T extends RunEvent> List<T> only(Class<T> type, List<RunEvent> events) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Whether the process that runs it is alive. */
  public boolean alive() {
    return began.process().filter(ProcessIdentity::alive).isPresent();
  }
}
