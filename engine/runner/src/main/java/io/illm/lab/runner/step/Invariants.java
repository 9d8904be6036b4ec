package io.illm.lab.runner.step;

import io.illm.lab.check.InvariantOutcome;
import io.illm.lab.check.InvariantOutcome.Violation;
import io.illm.lab.check.InvariantWatch;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The watches of invariants. It knows the step that declares each invariant, the current step, and
 * the outcomes of the watches that have ended.
 */
public final class Invariants implements AutoCloseable {

  /**
   * An invariant whose watch has ended.
   *
   * @param step the title of the step that declares it
   * @param check the invariant
   * @param outcome the outcome of its watch
   */
  public record Ended(String step, Check check, InvariantOutcome outcome) {}

  private record Watched(String step, Check check, InvariantWatch watch) {}

  private final RunListener listener;
  private final List<Watched> watches = new CopyOnWriteArrayList<>();
  private final List<Ended> ended = new ArrayList<>();
  private final Set<InvariantWatch> told = new HashSet<>();
  private volatile String current = "";

  Invariants(RunListener listener) {
    this.listener = listener;
  }

  /** Marks the begin of a step, and ends the watches that must end before it. */
  void enter(String step) {
    end(watched -> watched.check().until().equals(Optional.of(step)));
    current = step;
  }

  /** Starts to watch a step's check. It first ends an earlier watch of the same check. */
  void begin(String step, Check check, Function<Supplier<String>, InvariantWatch> watch) {
    end(watched -> watched.check().equals(check));
    watches.add(new Watched(step, check, watch.apply(() -> current)));
  }

  /**
   * Returns a message about the first invariant that stopped holding since the last call; empty if
   * there is none.
   */
  Optional<String> broken() {
    List<String> found = new ArrayList<>();
    for (Watched watched : watches) {
      watched.watch().violation().ifPresent(violation -> tell(watched, violation, found));
    }
    return found.stream().findFirst();
  }

  private void tell(Watched watched, Violation violation, List<String> found) {
    if (told.add(watched.watch())) {
      String name = watched.check().name();
      listener.on(
          new RunEvent.InvariantBroke(
              name, watched.step(), violation.during(), violation.at(), violation.because()));
      found.add("the invariant `%s` stopped holding: %s".formatted(name, violation.because()));
    }
  }

  /** Ends all watches. Returns all watches that have ended since the last call. */
  List<Ended> endAll() {
    end(_ -> true);
    List<Ended> all = List.copyOf(ended);
    ended.clear();
    return all;
  }

  private void end(java.util.function.Predicate<Watched> which) {
    Stream.of(watches.toArray(Watched[]::new)).filter(which).forEach(this::end);
  }

  private void end(Watched watched) {
    InvariantOutcome outcome = watched.watch().end();
    watches.remove(watched);
    outcome.violation().ifPresent(violation -> tell(watched, violation, new ArrayList<>()));
    outcome
        .doubt()
        .ifPresent(why ->
            listener.on(
                new RunEvent.InvariantUnproved(watched.check().name(), watched.step(), why)));
    ended.add(new Ended(watched.step(), watched.check(), outcome));
  }

  /** Ends all watches without a last evaluation. */
  @Override
  public void close() {
    watches.forEach(watched -> watched.watch().close());
    watches.clear();
  }
}
