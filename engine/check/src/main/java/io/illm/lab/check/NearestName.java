package io.illm.lab.check;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a misspelt name may have meant. */
final class NearestName {

  private static final int FURTHEST = 2;

  private NearestName() {}

  /** "did you mean `x`?" where one is near, else all the names after an introduction. */
  static String hint(String name, Collection<String> known, String introduction) {
    String all = introduction + String.join(", ", known);
    return nearest(name, known)
        .map(near -> "did you mean `%s`? %s".formatted(near, all))
        .orElse(all);
  }

  /** The known name with the fewest changes from a name, if they are few. */
  static Optional<String> nearest(String name, Collection<String> known) {
    int limit = Math.min(FURTHEST, Math.max(1, name.length() / 3));
    return known.stream()
        .filter(candidate -> distance(name, candidate) <= limit)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)));
  }

  /** Changes of one character, and swaps of neighbours, that make one word the other. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int cheapest(int[][] cost, String a, String b, int i, int j) {
    int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
