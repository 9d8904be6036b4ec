package io.illm.lab.component.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Component.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentOrderTest {

  @TempDir private Path root;
  private final Faults faults = new Faults();

  @Test
  void a_component_comes_after_what_it_needs() throws IOException {
    component("top", "middle");
    component("middle", "bottom");
    component("bottom", "");

    assertThat(order("top")).extracting(Component::name).containsExactly("bottom", "middle", "top");
  }

  @Test
  void a_component_that_two_need_comes_once() throws IOException {
    component("left", "base");
    component("right", "base");
    component("base", "");

    assertThat(order("left", "right"))
        .extracting(Component::name)
        .containsExactly("base", "left", "right");
  }

  @Test
  void a_circle_is_a_fault_that_names_it() throws IOException {
    component("hen", "egg");
    component("egg", "hen");
    order("hen");

    assertThat(faults.found()).extracting(Fault::message).first().asString().contains("hen → egg");
  }

  @Test
  void an_unknown_component_is_a_fault_with_the_word_that_was_meant() throws IOException {
    component("prometheus", "");
    order("promethius");

    assertThat(faults.found().getFirst().hint()).hasValue("did you mean `prometheus`?");
  }

  @Test
  void a_capability_brings_the_component_that_provides_it() throws IOException {
    component("disks", "", "provides: [storage]");
    component("database", "", "needs: {capabilities: [storage]}");

    assertThat(order("database")).extracting(Component::name).containsExactly("disks", "database");
  }

  @Test
  void a_capability_that_the_cluster_has_brings_nothing() throws IOException {
    component("disks", "", "provides: [storage]");
    component("database", "", "needs: {capabilities: [storage]}");

    assertThat(order(Set.of(Capability.STORAGE), "database"))
        .extracting(Component::name)
        .containsExactly("database");
  }

  @Test
  void a_capability_that_nothing_provides_is_a_fault() throws IOException {
    component("database", "", "needs: {capabilities: [storage]}");
    order("database");

    assertThat(faults.found())
        .extracting(Fault::message)
        .containsExactly("no component provides `storage`");
  }

  @Test
  void two_providers_of_one_capability_are_a_fault_at_the_second() throws IOException {
    component("disks", "", "provides: [storage]");
    component("files", "", "provides: [storage]");
    CapabilityProviders.of(new Library(root), faults);

    Fault fault = faults.found().getFirst();
    assertThat(fault.message()).isEqualTo("`disks` provides `storage` already");
    assertThat(fault.place().orElseThrow().toString()).endsWith("files/component.yaml:9:14");
  }

  private List<Component> order(String... names) {
    return order(Set.of(), names);
  }

  private List<Component> order(Set<Capability> builtIn, String... names) {
    return ComponentOrder.of(
        new Needs(List.of(names), List.of()),
        builtIn,
        root.resolve("asking.yaml"),
        new Library(root),
        faults);
  }

  private void component(String name, String needs) throws IOException {
    component(name, needs, "");
  }

  private void component(String name, String needs, String more) throws IOException {
    Path folder = Files.createDirectories(root.resolve("components").resolve(name));
    Files.writeString(
        folder.resolve("component.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Component
        metadata: {name: %s}
        spec:
          version: v1
          title: A component
          licence: Apache-2.0
          %s
          %s
        """
            .formatted(name, needs.isEmpty() ? "" : "needs: {components: [" + needs + "]}", more));
  }
}
