package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.illm.lab.model.Broken;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ManifestSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The objects of a component, in the order of application. */
public final class Manifests {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private Manifests() {}

  /** Reads all of a component's manifests. */
  public static List<HasMetadata> of(Component component) {
    return component.manifests().stream()
        .flatMap(source -> files(component, source))
        .flatMap(Manifests::objects)
        .sorted(Comparator.comparingInt(Manifests::rank))
        .toList();
  }

  private static Stream<Path> files(Component component, ManifestSource source) {
    return switch (source) {
      case ManifestSource.Own own -> yaml(component.folder().resolve(own.path()));
      case ManifestSource.GoModule module ->
          throw new Broken(
              "the component " + component.name() + " takes manifests from " + module.module(),
              "manifests out of Go modules can't be read yet");
    };
  }

  private static Stream<Path> yaml(Path path) {
    if (Files.isRegularFile(path)) {
      return Stream.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    } catch (IOException e) {
      throw new Broken("listing the manifests " + path, e);
    }
  }

  private static Stream<HasMetadata> objects(Path file) {
    try {
      Iterable<Object> documents =
          new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(Files.readString(file));
      Stream.Builder<HasMetadata> objects = Stream.builder();
      for (Object document : documents) {
        if (document != null) {
          objects.add(SERIALIZATION.convertValue(document, GenericKubernetesResource.class));
        }
      }
      return objects.build();
    } catch (IOException e) {
      throw new Broken("reading the manifest " + file, e);
    }
  }

  /** Namespaces and definitions first: what follows needs them. */
  private static int rank(HasMetadata object) {
    return switch (object.getKind().toLowerCase(Locale.ROOT)) {
      case "namespace" -> 0;
      case "customresourcedefinition" -> 1;
      case "serviceaccount", "configmap", "secret" -> 2;
      default -> 3;
    };
  }
}
