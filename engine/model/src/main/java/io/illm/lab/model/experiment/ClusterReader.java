package io.illm.lab.model.experiment;

import io.illm.lab.model.Names;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads which clusters an experiment runs on. */
final class ClusterReader {

  private static final String MAIN = Experiment.MAIN_CLUSTER;
  private static final int MOST = 4;

  private final Path folder;

  /**
   * A reader.
   *
   * @param folder the experiment's, in which files that flags name lie
   */
  ClusterReader(Path folder) {
    this.folder = folder;
  }

  /** The clusters by name, {@code main} first; one of one node where none is named. */
  Map<String, ClusterNeed> clusters(Fields spec) {
    if (!spec.has("clusters")) {
      return Map.of(MAIN, ClusterNeed.ordinary());
    }
    Fields named = spec.fields("clusters");
    List<String> names = named.names();
    if (!names.contains(MAIN)) {
      spec.keyFault("clusters", "found no cluster `main`", "steps and checks use it by default");
    }
    if (names.size() > MOST) {
      spec.keyFault("clusters", "found " + names.size() + " clusters", "at most " + MOST);
    }
    Map<String, ClusterNeed> clusters = new LinkedHashMap<>();
    clusters.put(MAIN, ClusterNeed.ordinary());
    clusters.putAll(spec.map("clusters", (name, fields) -> cluster(name, fields, names, named)));
    return clusters;
  }

  private ClusterNeed cluster(String name, Fields fields, List<String> names, Fields named) {
    Names.faultOfLabel(name).ifPresent(fault -> named.keyFault(name, fault, "rename it"));
    int nodes = fields.integer("nodes", 1);
    var badNodes = ClusterNeed.faultOfNodes(nodes);
    badNodes.ifPresent(fault -> fields.fault("nodes", fault, "each is processes of this machine"));
    int zones = fields.integer("zones", 1);
    if (badNodes.isEmpty()) {
      ClusterNeed.faultOfZones(zones, nodes)
          .ifPresent(fault -> fields.fault("zones", fault, "at most one for each node"));
    }
    return new ClusterNeed(
        nodes,
        zones,
        cni(fields),
        routes(name, fields, names),
        flags(fields, "apiServer", OwnedFlags.API_SERVER),
        flags(fields, "controllerManager", OwnedFlags.CONTROLLER_MANAGER));
  }

  private static Cni cni(Fields fields) {
    String name = fields.optionalText("cni").orElse("bridge");
    List<String> known =
        Arrays.stream(Cni.values()).map(cni -> cni.name().toLowerCase(Locale.ROOT)).toList();
    if (!known.contains(name)) {
      fields.fault("cni", "unknown cni `" + name + "`", Suggestion.of(name, known));
      return Cni.BRIDGE;
    }
    return Cni.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static List<String> routes(String name, Fields fields, List<String> names) {
    List<String> others = names.stream().filter(other -> !other.equals(name)).toList();
    List<String> routes = fields.texts("routes");
    routes.stream()
        .filter(route -> !others.contains(route))
        .forEach(route ->
            fields.fault(
                "routes",
                "no other cluster is called `" + route + "`",
                others.isEmpty() ? "there is no other" : Suggestion.of(route, others)));
    return routes;
  }

  private Map<String, String> flags(Fields fields, String program, Set<String> owned) {
    Map<String, String> flags = new LinkedHashMap<>();
    fields
        .optionalFields(program)
        .ifPresent(given -> {
          for (String flag : given.names()) {
            flags.put(flag, file(given, flag));
            refuse(given, flag, owned);
          }
        });
    return flags;
  }

  private static void refuse(Fields given, String flag, Set<String> owned) {
    if (owned.contains(flag)) {
      given.keyFault(flag, "`" + flag + "` is the lab's to set", "leave it out");
    } else if (!flag.matches("[a-z][a-z0-9-]*")) {
      given.keyFault(flag, "`" + flag + "` is no flag", "write it without its dashes");
    }
  }

  /** A file of the experiment's: the program that is given the flag runs in another folder. */
  private String file(Fields given, String flag) {
    String value = given.text(flag);
    if (!value.startsWith("./")) {
      return value;
    }
    Path root = folder.toAbsolutePath().normalize();
    Path file = root.resolve(value).normalize();
    if (!file.startsWith(root) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      given.fault(
          flag, "`" + value + "` is no file of the experiment's folder", "write it, or correct it");
    }
    return file.toString();
  }
}
