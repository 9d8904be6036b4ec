package io.illm.lab.model.yaml;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML document as fields with places. */
public final class YamlFile {

  /** The API version that the lab's own files must declare. */
  public static final String API_VERSION = "lab.illm.io/v1alpha1";

  /** SnakeYAML's own limit is 3 MiB, which a file with pictures in it passes. */
  private static final int MOST_CHARACTERS = 64 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private YamlFile() {}

  /**
   * Reads a file whose document is a mapping.
   *
   * @param file the file
   * @param faults receives the faults of the file
   * @return its fields; empty if it can't be read at all
   */
  public static Optional<Fields> read(Path file, Faults faults) {
    return text(file, faults).flatMap(text -> parse(file, text, faults));
  }

  /** Reads text like {@link #read}. Faults name {@code file}. */
  public static Optional<Fields> parse(Path file, String text, Faults faults) {
    try {
      Node node = node(text);
      if (node instanceof MappingNode mapping) {
        return Optional.of(new ParsedFields(file, mapping, faults));
      }
      faults.add(
          Fault.at(
              Place.startOf(file), "found no mapping", "the file must hold `key: value` lines"));
    } catch (MarkedYAMLException e) {
      faults.add(
          new Fault(Optional.of(place(file, e)), "not YAML: " + problem(e), Optional.empty()));
    } catch (YAMLException e) {
      faults.add(Fault.at(Place.startOf(file), "not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private static Optional<String> text(Path file, Faults faults) {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      faults.add(Fault.at(Place.startOf(file), "no such file"));
    } catch (MalformedInputException _) {
      faults.add(Fault.at(Place.startOf(file), "not UTF-8 text"));
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
    return Optional.empty();
  }

  /**
   * Composes without SnakeYAML's facade, whose logger and converters take half the time of a short
   * command.
   */
  private static @Nullable Node node(String text) {
    LoaderOptions options = options();
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    StreamReader reader = new StreamReader(new StringReader(content));
    Node node =
        new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode();
    if (node != null) {
      MergeKeys.resolve(node);
    }
    return node;
  }

  /** Allows duplicate keys here; {@link Fields} reports them with their place. */
  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(true);
    options.setMaxAliasesForCollections(50);
    options.setCodePointLimit(MOST_CHARACTERS);
    return options;
  }

  private static Place place(Path file, MarkedYAMLException e) {
    Mark mark = e.getProblemMark();
    return mark == null
        ? Place.startOf(file)
        : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String problem(MarkedYAMLException e) {
    String context = e.getContext();
    return context == null ? e.getProblem() : context + ", " + e.getProblem();
  }
}
