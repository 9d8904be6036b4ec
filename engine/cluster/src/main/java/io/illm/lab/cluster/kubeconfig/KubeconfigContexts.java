package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The contexts, clusters and users in a user's kubeconfig files. Files are merged as kubectl merges
 * them: the first entry of a name is used.
 */
final class KubeconfigContexts {

  private final KubeconfigFiles files;
  private final Map<String, KubeconfigEntry> contexts = new LinkedHashMap<>();
  private final Map<String, KubeconfigEntry> clusters = new LinkedHashMap<>();
  private final Map<String, KubeconfigEntry> users = new LinkedHashMap<>();

  private KubeconfigContexts(KubeconfigFiles files) {
    this.files = files;
  }

  /**
   * Reads the files that exist.
   *
   * @throws BadInput if no file exists, or one can't be parsed
   */
  static KubeconfigContexts read(KubeconfigFiles files) {
    List<Path> present = files.present();
    if (present.isEmpty()) {
      throw new BadInput(
          Fault.of(
              "there is no kubeconfig: " + files.words() + " does not exist",
              "set KUBECONFIG to the file that names your cluster; sudo keeps it with"
                  + " --preserve-env=KUBECONFIG"));
    }
    var all = new KubeconfigContexts(files);
    present.forEach(all::add);
    return all;
  }

  private void add(Path file) {
    Map<String, Object> content = content(file);
    collect(content, "contexts", "context", file, contexts);
    collect(content, "clusters", "cluster", file, clusters);
    collect(content, "users", "user", file, users);
  }

  private static Map<String, Object> content(Path file) {
    try {
      Object document =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      return document == null ? Map.of() : mapping(document).orElseThrow(() -> notOne(file, ""));
    } catch (YAMLException e) {
      throw notOne(file, ": " + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  private static BadInput notOne(Path file, String why) {
    return new BadInput(
        Fault.at(Place.startOf(file), "this is no kubeconfig" + why, "see `kubectl config view`"));
  }

  private static void collect(
      Map<String, Object> content,
      String list,
      String kind,
      Path file,
      Map<String, KubeconfigEntry> into) {
    if (content.get(list) instanceof List<?> entries) {
      for (Object entry : entries) {
        mapping(entry)
            .ifPresent(named ->
                into.putIfAbsent(
                    String.valueOf(named.get("name")),
                    new KubeconfigEntry(
                        String.valueOf(named.get("name")),
                        file,
                        mapping(named.get(kind)).orElse(Map.of()))));
      }
    }
  }

  private static Optional<Map<String, Object>> mapping(
      @org.jspecify.annotations.Nullable Object any) {
    if (!(any instanceof Map<?, ?> map)) {
      return Optional.empty();
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    map.forEach((key, value) -> typed.put(String.valueOf(key), value));
    return Optional.of(typed);
  }

  /**
   * Returns one context with its cluster and its user.
   *
   * @throws BadInput if there is no context of this name, or its cluster or user is missing
   */
  SingleContext narrow(String context) {
    KubeconfigEntry found =
        Optional.ofNullable(contexts.get(context))
            .orElseThrow(() ->
                new BadInput(
                    Fault.of(
                        "no context of the kubeconfig is called `" + context + "`",
                        Suggestion.of(context, contexts.keySet()) + " (" + files.words() + ")")));
    return new SingleContext(found, named(found, "cluster", clusters), named(found, "user", users));
  }

  private static KubeconfigEntry named(
      KubeconfigEntry context, String field, Map<String, KubeconfigEntry> known) {
    String name = context.text(field).orElse("");
    return Optional.ofNullable(known.get(name))
        .orElseThrow(() ->
            new BadInput(
                Fault.at(
                    Place.of(context.file(), "contexts:", context.name()),
                    "the context `%s` wants the %s `%s`, which is not there"
                        .formatted(context.name(), field, name),
                    Suggestion.of(name, known.keySet()))));
  }
}
