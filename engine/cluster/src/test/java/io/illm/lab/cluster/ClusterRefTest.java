package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import org.junit.jupiter.api.Test;

class ClusterRefTest {

  @Test
  void a_bare_name_is_of_this_machine() {
    assertThat(ClusterRef.parse("play")).isEqualTo(new ClusterRef.Embedded("play"));
    assertThat(ClusterRef.parse("embedded:play")).hasToString("play");
  }

  @Test
  void a_context_keeps_its_own_colons() {
    ClusterRef ref = ClusterRef.parse("kubeconfig:arn:aws:eks:eu-west-1:1234:cluster/shop");

    assertThat(ref).isEqualTo(new ClusterRef.Kubeconfig("arn:aws:eks:eu-west-1:1234:cluster/shop"));
    assertThat(ClusterRef.parse(ref.toString())).isEqualTo(ref);
  }

  @Test
  void a_mistyped_provider_names_the_one_that_was_meant() {
    assertThatThrownBy(() -> ClusterRef.parse("kubecfg:prod"))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.faults().getFirst().message())
                    .isEqualTo("no provider of clusters is called `kubecfg`"));
    assertThatThrownBy(() -> ClusterRef.parse("kubeconfg:prod"))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.faults().getFirst().hint()).hasValue("did you mean `kubeconfig`?"));
  }

  @Test
  void a_provider_without_a_name_is_a_fault() {
    assertThatThrownBy(() -> ClusterRef.parse("kubeconfig:"))
        .isInstanceOf(BadInput.class)
        .hasMessage("`kubeconfig:` names no cluster");
  }
}
