package io.illm.lab.runner.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order of trials: a randomised complete block design. Every block holds each variant once in a
 * random order, so that drift of the machine meets all variants alike. The seed makes the order
 * repeatable.
 *
 * <p>The generator is {@link SplittableRandom}. The first numbers of {@link java.util.Random} are
 * nearly the same for all small seeds, so that the same variant always came first.
 */
public final class TrialOrder {

  private TrialOrder() {}

  /**
   * Draws an order.
   *
   * @param variants names of the arms
   * @param trials of each
   * @param seed of the random order
   */
  public static List<String> of(List<String> variants, int trials, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> order = new ArrayList<>();
    for (int block = 0; block < trials; block++) {
      List<String> shuffled = new ArrayList<>(variants);
      Collections.shuffle(shuffled, random);
      order.addAll(shuffled);
    }
    return List.copyOf(order);
  }
}
