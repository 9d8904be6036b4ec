package io.illm.lab.model.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What a user may have meant by a word that isn't known. */
public final class Suggestion {

  private static final int FAR = 3;

  private Suggestion() {}

  /** A hint that names the nearest known word, or all of them where none is near. */
  public static String of(String word, Collection<String> known) {
    return nearest(word, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElseGet(
            () -> known.isEmpty() ? "none is known here" : "known: " + String.join(", ", known));
  }

  /**
   * A hint that names the nearest known word, where one is near, and all of them after a phrase.
   */
  public static String of(String word, Collection<String> known, String phrase) {
    String all = phrase + String.join(", ", known);
    return nearest(word, known).map(near -> "did you mean `" + near + "`? " + all).orElse(all);
  }

  /** The known word that is fewest edits away, where that is near enough to be meant. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> edits(word, candidate)))
        .filter(candidate -> edits(word, candidate) < Math.min(FAR, word.length()));
  }

  /**
   * Counts the changes of one character, and the swaps of neighbours, that make one word the other.
   */
  private static int edits(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : fewest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int fewest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
