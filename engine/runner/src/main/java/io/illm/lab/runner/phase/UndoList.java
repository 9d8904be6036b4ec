package io.illm.lab.runner.phase;

import io.illm.lab.model.Broken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run has created, and how each thing is removed. It is undone last in, first out. One
 * removal that fails doesn't keep the others from being tried.
 */
final class UndoList {

  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(String undoing, Runnable undo) {}

  private record Failure(String undoing, Throwable cause) {}

  /**
   * Adds what is about to be created: a creation that fails halfway is undone, too.
   *
   * @param undoing what the undoing does, such as {@code removing the cluster a}
   * @param undo removes it, as far as it got
   */
  void add(String undoing, Runnable undo) {
    entries.addLast(new Entry(undoing, undo));
  }

  /** Takes back the newest entry: its creation was refused before it began. */
  void forgetNewest() {
    entries.removeLast();
  }

  /** How much has been created; {@link #undoTo} goes back to there. */
  int mark() {
    return entries.size();
  }

  /**
   * Undoes what was created after a mark.
   *
   * @throws Broken where something could not be undone, after everything was tried
   */
  void undoTo(int mark) {
    List<Failure> failures = new ArrayList<>();
    while (entries.size() > mark) {
      Entry newest = entries.removeLast();
      try {
        newest.undo().run();
      } catch (RuntimeException | Error e) {
        failures.add(new Failure(newest.undoing(), e));
      }
    }
    if (!failures.isEmpty()) {
      throw broken(failures);
    }
  }

  private static Broken broken(List<Failure> failures) {
    String words =
        failures.stream()
            .map(failure -> failure.undoing() + " failed: " + words(failure.cause()))
            .collect(Collectors.joining("; "));
    Broken broken = new Broken(words, "`lab clean` tries again");
    failures.forEach(failure -> broken.addSuppressed(failure.cause()));
    return broken;
  }

  private static String words(Throwable cause) {
    return cause instanceof Broken
        ? String.valueOf(cause.getMessage())
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
