package io.illm.lab.runner.figures;

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
 * The file with the figures, {@code docs/reference/components.json}. Only commands write it.
 *
 * @param path the file
 */
public record FiguresFile(Path path) {

  /** Returns the file of a checkout. */
  public static FiguresFile of(Library library) {
    return new FiguresFile(library.root().resolve("docs/reference/components.json"));
  }

  /** Returns the figures by component; empty if nothing was measured yet. */
  public SortedMap<String, Figures> read() {
    SortedMap<String, Figures> figures = new TreeMap<>();
    try {
      if (Files.isRegularFile(path)) {
        mapper()
            .readValue(path.toFile(), new TypeReference<List<Figures>>() {})
            .forEach(each -> figures.put(each.component(), each));
      }
    } catch (IOException e) {
      throw new Broken("reading " + path, e);
    }
    return figures;
  }

  /** Returns the figures of a component; empty if it was never measured. */
  public Optional<Figures> of(String component) {
    return Optional.ofNullable(read().get(component));
  }

  /** Adds figures and replaces older ones of the same component. */
  public void add(Figures measured) {
    SortedMap<String, Figures> figures = read();
    figures.put(measured.component(), measured);
    try {
      Files.createDirectories(path.resolveSibling(""));
      Files.writeString(path, mapper().writeValueAsString(figures.values()) + "\n");
    } catch (IOException e) {
      throw new Broken("writing " + path, e);
    }
  }

  private static ObjectMapper mapper() {
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  }
}
