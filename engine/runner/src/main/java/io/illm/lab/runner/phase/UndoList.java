package io.illm.lab.runner.phase;

import io.illm.lab.model.Broken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A stack of the things that a run has created, each with the action that removes it. The newest
 * one is removed first. If one removal fails, the others are still tried.
 */
final class UndoList {

  private final Deque<Entry> entries = new ArrayDeque<>();

  private record Entry(String undoing, Runnable undo) {}

  private record Failure(String undoing, Throwable cause) {}

  /**
   * Adds an entry. Call it before the creation, so that a creation that fails halfway is undone,
   * too.
   *
   * @param undoing the removal in words, such as {@code removing the cluster a}
   * @param undo removes the thing, even if only a part of it was created
   */
  void add(String undoing, Runnable undo) {
    entries.addLast(new Entry(undoing, undo));
  }

  /**
   * Removes the newest entry without undoing it, because its creation was refused before it began.
   */
  void forgetNewest() {
    entries.removeLast();
  }

  /** Returns the number of entries, which {@link #undoTo} accepts. */
  int mark() {
    return entries.size();
  }

  /**
   * Undoes the entries that were added after a mark, newest first.
   *
   * @throws Broken if some entry could not be undone; all were tried
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
