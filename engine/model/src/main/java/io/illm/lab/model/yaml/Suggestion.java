package io.illm.lab.model.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests a known word in place of an unknown one. */
public final class Suggestion {

  private static final int MAX_EDITS = 3;

  private Suggestion() {}

  /** Returns a hint with the nearest known word, or with all known words if none is near. */
  public static String of(String word, Collection<String> known) {
    return nearest(word, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElseGet(
            () -> known.isEmpty() ? "none is known here" : "known: " + String.join(", ", known));
  }

  /** Returns the known word with the fewest edits, if it is near enough. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
        .filter(candidate -> edits(word, candidate) < Math.min(MAX_EDITS, word.length()));
  }

  /** Returns the Levenshtein distance. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
