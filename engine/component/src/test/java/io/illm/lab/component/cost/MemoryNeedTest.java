package io.illm.lab.component.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Faults;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryNeedTest {

  private static final long MIB = 1 << 20;

  @TempDir Path folder;
  private CostFile costs = new CostFile(Path.of("none"));

  @BeforeEach
  void measure() {
    costs = new CostFile(folder.resolve("components.json"));
    costs.add(measured("prometheus", 150));
    costs.add(measured("alertmanager", 50));
  }

  private static ComponentCost measured(String name, long mib) {
    return new ComponentCost(name, "1", "2026-11-24", "a machine", 0, List.of(), mib * MIB, 1);
  }

  private Component component(String name) throws IOException {
    Path component = Files.createDirectories(folder.resolve(name));
    Files.writeString(
        component.resolve("component.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Component
        metadata: {name: %s}
        spec: {version: "1", title: A component, licence: MIT}
        """
            .formatted(name));
    return ComponentReader.read(component, new Faults()).orElseThrow();
  }

  @Test
  void what_components_were_measured_to_use_is_added_up_each_once() throws IOException {
    List<Component> components =
        List.of(
            component("prometheus"),
            component("alertmanager"),
            component("prometheus"),
            component("never-measured"));
    MemoryNeed need = MemoryNeed.of(100 * MIB, components, costs);
    assertThat(need.measured()).isEqualTo(200 * MIB);
    assertThat(need.least()).isEqualTo(200 * MIB);
    assertThat(need.enough()).isEqualTo(300 * MIB);
  }

  @Test
  void an_experiment_that_says_more_than_its_components_use_needs_that() throws IOException {
    MemoryNeed need = MemoryNeed.of(1024 * MIB, List.of(component("prometheus")), costs);
    assertThat(need.least()).isEqualTo(1024 * MIB);
  }
}
