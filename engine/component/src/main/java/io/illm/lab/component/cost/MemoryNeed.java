package io.illm.lab.component.cost;

import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The memory that an experiment needs in addition to its clusters, in bytes.
 *
 * @param declared what the experiment says that it uses
 * @param measured what its components were measured to use without load, added up
 */
public record MemoryNeed(long declared, long measured) {

  /**
   * Adds up what components were measured to use. A component that was never measured counts as
   * nothing.
   */
  public static MemoryNeed of(long declared, List<Component> components, CostFile costs) {
    Map<String, ComponentCost> known = costs.read();
    long measured =
        components.stream()
            .map(Component::name)
            .distinct()
            .flatMap(name -> Stream.ofNullable(known.get(name)))
            .mapToLong(ComponentCost::idleBytes)
            .sum();
    return new MemoryNeed(declared, measured);
  }

  /**
   * Returns the memory without which a run has no chance. The experiment's own number may include
   * its components, so only the greater of the two counts.
   */
  public long least() {
    return Math.max(declared, measured);
  }

  /** Returns the memory with which nothing is short, even if the two numbers have to be added. */
  public long enough() {
    return declared + measured;
  }
}
