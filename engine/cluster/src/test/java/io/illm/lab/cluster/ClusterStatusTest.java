package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cluster.ClusterStatus.State;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cluster's state")
class ClusterStatusTest {

  @Test
  void is_ready_with_every_program_alive() {
    assertThat(ClusterStatus.stateOf(true, Map.of("a", true, "b", true))).isEqualTo(State.READY);
  }

  @Test
  void is_degraded_with_one_dead() {
    assertThat(ClusterStatus.stateOf(true, Map.of("a", true, "b", false)))
        .isEqualTo(State.DEGRADED);
  }

  @Test
  void is_down_with_all_dead() {
    assertThat(ClusterStatus.stateOf(true, Map.of("a", false))).isEqualTo(State.DOWN);
  }

  @Test
  void is_half_made_where_the_boot_did_not_end() {
    assertThat(ClusterStatus.stateOf(false, Map.of("a", true))).isEqualTo(State.HALF_MADE);
  }

  @Test
  void an_inventory_says_what_is_left_over_in_words() {
    var before = new HostInventory(Map.of("link", Set.of("eth0")));
    var after =
        new HostInventory(Map.of("link", Set.of("eth0", "lab1"), "mount", Set.of("tmpfs at /x")));
    assertThat(after.minus(before)).containsExactly("link: lab1", "mount: tmpfs at /x");
    assertThat(before.minus(after)).isEmpty();
  }
}
