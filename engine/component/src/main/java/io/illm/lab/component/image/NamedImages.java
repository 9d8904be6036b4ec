package io.illm.lab.component.image;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the images in YAML files: the values of fields called {@code image}. */
public final class NamedImages {

  private final List<Named> found = new ArrayList<>();

  private NamedImages() {}

  /**
   * An image in a manifest.
   *
   * @param image its full name
   * @param place its place
   */
  public record Named(String image, Place place) {}

  /**
   * Finds the images in all YAML files of a folder. Files that aren't valid YAML count as having
   * none.
   */
  public static List<Named> in(Path folder) {
    NamedImages images = new NamedImages();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(NamedImages::manifest).sorted().forEach(images::file);
    } catch (IOException e) {
      throw new Broken("reading the manifests of " + folder, e);
    }
    return List.copyOf(images.found);
  }

  private static boolean manifest(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && !name.equals("experiment.yaml");
  }

  private void file(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      new Yaml().composeAll(reader).forEach(node -> node(file, node));
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    } catch (YAMLException _) {
      // kubectl reports the fault; a template may not be valid YAML by itself.
    }
  }

  private void node(Path file, Node node) {
    switch (node) {
      case MappingNode mapping -> mapping.getValue().forEach(field -> field(file, field));
      case SequenceNode sequence -> sequence.getValue().forEach(item -> node(file, item));
      default -> {}
    }
  }

  private void field(Path file, NodeTuple field) {
    if (field.getKeyNode() instanceof ScalarNode key
        && key.getValue().equals("image")
        && field.getValueNode() instanceof ScalarNode image) {
      found.add(
          new Named(
              image.getValue(),
              new Place(
                  file, image.getStartMark().getLine() + 1, image.getStartMark().getColumn() + 1)));
    }
    node(file, field.getValueNode());
  }
}
