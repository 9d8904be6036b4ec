package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.image.LocalImage;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.runner.LabVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the facts about a run's environment, so that two runs can be compared. */
public final class EnvironmentFacts {

  private EnvironmentFacts() {}

  /**
   * Reads the environment from the cluster and its first node.
   *
   * @param components the components that the run installs
   * @param unpinned the names of images that were pulled by a digest that no lock has
   * @param revision the commit that the experiment was run from
   * @param beside the facts about the lab's machine, read before the run changed them
   */
  public static Environment of(
      KubernetesClient client,
      String provider,
      List<Component> components,
      List<LocalImage> images,
      Set<String> unpinned,
      String revision,
      Map<String, String> beside) {
    Map<String, String> versions = new TreeMap<>();
    components.forEach(component -> versions.put(component.name(), component.version()));
    Map<String, String> digests = new TreeMap<>();
    images.forEach(image -> digests.put(image.image(), image.digest()));
    return new Environment(
        LabVersion.current(),
        revision,
        provider,
        client.getKubernetesVersion().getGitVersion(),
        versions,
        facts(client, unpinned, beside),
        digests);
  }

  private static Map<String, String> facts(
      KubernetesClient client, Set<String> unpinned, Map<String, String> beside) {
    Map<String, String> facts = new TreeMap<>(beside);
    if (!unpinned.isEmpty()) {
      facts.put("unpinned images", String.join(", ", unpinned));
    }
    var nodes = client.nodes().list().getItems();
    facts.put("nodes", String.valueOf(nodes.size()));
    nodes.stream()
        .findFirst()
        .ifPresent(node -> {
          NodeSystemInfo info = node.getStatus().getNodeInfo();
          facts.put("kernel", info.getKernelVersion());
          facts.put("operating system", info.getOsImage());
          facts.put("container runtime", info.getContainerRuntimeVersion());
          facts.put("architecture", info.getArchitecture());
          facts.put("processors", String.valueOf(node.getStatus().getCapacity().get("cpu")));
          facts.put("memory", String.valueOf(node.getStatus().getCapacity().get("memory")));
        });
    return facts;
  }
}
