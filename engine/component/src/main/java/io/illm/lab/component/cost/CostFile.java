package io.illm.lab.component.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The file that keeps the measured costs: {@code docs/reference/components.json}. Only commands
 * write it.
 *
 * @param path the file
 */
public record CostFile(Path path) {

  /** The file of a checkout. */
  public static CostFile of(Library library) {
    return new CostFile(library.root().resolve("docs/reference/components.json"));
  }

  /** The costs by component; empty if nothing was measured yet. */
  public SortedMap<String, ComponentCost> read() {
    SortedMap<String, ComponentCost> costs = new TreeMap<>();
    try {
      if (Files.isRegularFile(path)) {
        mapper()
            .readValue(path.toFile(), new TypeReference<List<ComponentCost>>() {})
            .forEach(each -> costs.put(each.component(), each));
      }
    } catch (IOException e) {
      throw new Broken("reading " + path, e);
    }
    return costs;
  }

  /** The cost of a component; empty if it was never measured. */
  public Optional<ComponentCost> of(String component) {
    return Optional.ofNullable(read().get(component));
  }

  /** Adds a cost and replaces an older one of the same component. */
  public void add(ComponentCost measured) {
    SortedMap<String, ComponentCost> costs = read();
    costs.put(measured.component(), measured);
    try {
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, mapper().writeValueAsString(costs.values()) + "\n");
    } catch (IOException e) {
      throw new Broken("writing " + path, e);
    }
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }
}
