package io.illm.lab.runner.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The order of trials: a randomised complete block design. Every block has each variant once, in a
 * random order. So a drift of the machine's speed affects all variants equally. The same seed gives
 * the same order.
 *
 * <p>The generator is {@link SplittableRandom}. The first numbers of {@link java.util.Random} are
 * nearly the same for all small seeds. With it, the same variant would always come first.
 */
public final class TrialOrder {

  private TrialOrder() {}

  /**
   * Returns an order of the trials, as one variant per trial.
   *
   * @param variants the names of the variants
   * @param trials the number of trials of each variant
   * @param seed the seed of the random order
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
