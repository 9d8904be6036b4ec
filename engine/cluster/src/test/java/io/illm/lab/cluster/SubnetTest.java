package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.experiment.ClusterNeed;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cluster's subnet")
class SubnetTest {

  @Test
  void is_the_same_each_time_for_a_name() {
    assertThat(Subnet.pick("demo", Set.of())).isEqualTo(Subnet.pick("demo", Set.of()));
  }

  @Test
  void is_the_next_one_where_it_is_taken() {
    var first = Subnet.pick("demo", Set.of());
    assertThat(Subnet.pick("demo", Set.of(first)).index())
        .isEqualTo((first.index() + 1) % Subnet.COUNT);
  }

  @Test
  void is_the_last_free_one_wherever_it_is() {
    var all = new HashSet<>(IntStream.range(0, Subnet.COUNT).mapToObj(Subnet::new).toList());
    all.remove(new Subnet(5));
    assertThat(Subnet.pick("demo", all)).isEqualTo(new Subnet(5));
  }

  @Test
  void is_refused_with_a_cure_where_all_are_taken() {
    var all = new HashSet<>(IntStream.range(0, Subnet.COUNT).mapToObj(Subnet::new).toList());
    assertThatThrownBy(() -> Subnet.pick("demo", all))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("198.18.0.0/15");
  }

  @Test
  void is_within_the_benchmark_range() {
    assertThat(new Subnet(0).cidr()).isEqualTo("198.18.0.0/24");
    assertThat(new Subnet(511).cidr()).isEqualTo("198.19.255.0/24");
    assertThat(new Subnet(256).host()).isEqualTo("198.19.0.1");
    assertThat(new Subnet(256).node(1)).isEqualTo("198.19.0.2");
  }

  @Test
  void is_taken_by_a_route_that_touches_it() {
    var routes =
        """
        default via 192.0.2.1 dev eth0
        198.18.5.0/24 dev lab1 proto kernel scope link src 198.18.5.1
        local 198.19.1.1 dev lab2 table local proto kernel scope host
        """;
    assertThat(Subnets.inRoutes(routes)).containsOnly(new Subnet(5), new Subnet(257));
  }

  @Test
  void is_taken_by_a_wider_route_over_it() {
    assertThat(Subnets.inRoutes("198.18.4.0/23 dev vpn"))
        .containsOnly(new Subnet(4), new Subnet(5));
    assertThat(Subnets.inRoutes("198.18.0.0/15 dev vpn")).hasSize(Subnet.COUNT);
  }

  @Test
  void has_addresses_for_load_balancers_that_no_node_gets() {
    var subnet = new Subnet(7);
    assertThat(subnet.loadBalancers()).isEqualTo("198.18.7.200-198.18.7.250");
    assertThat(subnet.node(ClusterNeed.MOST_NODES)).isEqualTo("198.18.7.9");
  }
}
