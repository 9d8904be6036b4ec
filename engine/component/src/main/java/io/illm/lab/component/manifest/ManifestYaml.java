package io.illm.lab.component.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads and writes Kubernetes objects as YAML, with Kubernetes' own interpretation of scalars. */
public final class ManifestYaml {

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  /** The size limit. Definitions of big operators take several MiB in one file. */
  private static final int MAX_CHARACTERS = 64 * 1024 * 1024;

  private ManifestYaml() {}

  /**
   * Reads the objects of a text with several documents, in order. A list counts as its items.
   *
   * @throws YAMLException if it isn't YAML, or a document is no object
   */
  public static List<GenericKubernetesResource> objects(String text) {
    Iterable<Object> documents = reader().loadAll(text);
    return StreamSupport.stream(documents.spliterator(), false)
        .filter(document -> document != null)
        .flatMap(ManifestYaml::objects)
        .toList();
  }

  /** Writes objects as one text with several documents. */
  public static String text(Collection<GenericKubernetesResource> objects) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(Integer.MAX_VALUE);
    options.setSplitLines(false);
    Yaml yaml =
        new Yaml(
            new SafeConstructor(new LoaderOptions()),
            new QuotingRepresenter(options),
            options,
            new LoaderOptions(),
            new KubernetesResolver());
    return String.join(
        "---\n",
        objects.stream()
            .map(object -> yaml.dump(SERIALIZATION.convertValue(object, Map.class)))
            .toList());
  }

  private static Yaml reader() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    DumperOptions unused = new DumperOptions();
    return new Yaml(
        new SafeConstructor(options),
        new QuotingRepresenter(unused),
        unused,
        options,
        new KubernetesResolver());
  }

  private static Stream<GenericKubernetesResource> objects(Object document) {
    if (!(document instanceof Map<?, ?> fields) || !(fields.get("kind") instanceof String kind)) {
      throw new YAMLException("a document is no Kubernetes object: it has no `kind`");
    }
    return kind.equals("List") && fields.get("items") instanceof List<?> items
        ? items.stream().flatMap(ManifestYaml::objects)
        : Stream.of(SERIALIZATION.convertValue(fields, GenericKubernetesResource.class));
  }
}
