package io.illm.lab.runner.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
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
}
