package io.illm.lab.runner.phase;

import io.fabric8.kubernetes.api.model.NodeSystemInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.model.run.Run.Environment;
import io.illm.lab.runner.LabVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the facts of the place where a run runs, so that two runs can be compared. */
public final class EnvironmentFacts {

  private EnvironmentFacts() {}

  /**
   * Reads it from a cluster's nodes and the checkout.
   *
   * @param beside facts of the lab's own machine, read before the run changed them
   */
  public static Environment of(
      KubernetesClient client,
      String provider,
      List<BuiltImage> images,
      Path checkout,
      Map<String, String> beside) {
    Map<String, String> digests = new TreeMap<>();
    images.forEach(image -> digests.put(image.image(), image.digest()));
    return new Environment(
        LabVersion.current(),
        revision(checkout),
        provider,
        client.getKubernetesVersion().getGitVersion(),
        facts(client, beside),
        digests);
  }

  private static Map<String, String> facts(KubernetesClient client, Map<String, String> beside) {
    Map<String, String> facts = new TreeMap<>(beside);
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

  private static String revision(Path checkout) {
    String commit = git(checkout, "rev-parse", "--short=12", "HEAD");
    boolean changed = !git(checkout, "status", "--porcelain", "--untracked-files=no").isEmpty();
    return commit.isEmpty() ? "unknown" : commit + (changed ? "+changes" : "");
  }

  private static String git(Path checkout, String... words) {
    try {
      List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
      command.addAll(List.of(words));
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? text.strip() : "";
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
