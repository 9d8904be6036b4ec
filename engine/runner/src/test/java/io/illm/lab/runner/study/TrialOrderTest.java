package io.illm.lab.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialOrderTest {

  private static final List<String> ARMS = List.of("a", "b", "c");

  @Test
  void the_same_seed_gives_the_same_order() {
    assertThat(TrialOrder.of(ARMS, 6, 42)).isEqualTo(TrialOrder.of(ARMS, 6, 42));
  }

  @Test
  void another_seed_gives_another_order() {
    assertThat(TrialOrder.of(ARMS, 6, 42)).isNotEqualTo(TrialOrder.of(ARMS, 6, 43));
  }

  @Test
  void every_block_holds_each_arm_once() {
    List<String> order = TrialOrder.of(ARMS, 6, 7);

    for (int block = 0; block < 6; block++) {
      assertThat(Set.copyOf(order.subList(3 * block, 3 * block + 3))).hasSize(3);
    }
  }

  @Test
  void small_seeds_begin_with_each_of_two_arms_about_equally_often() {
    long firstArm =
        LongStream.range(0, 1000)
            .filter(seed -> TrialOrder.of(List.of("a", "b"), 1, seed).getFirst().equals("a"))
            .count();

    assertThat(firstArm).isBetween(450L, 550L);
  }
}
