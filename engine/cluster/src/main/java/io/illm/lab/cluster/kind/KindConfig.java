package io.illm.lab.cluster.kind;

import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * The configuration file of a kind cluster.
 *
 * @param need what the cluster must have
 */
record KindConfig(ClusterNeed need) {

  String text() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put("kind", "Cluster");
    config.put("apiVersion", "kind.x-k8s.io/v1alpha4");
    if (need.cni() == Cni.NONE) {
      config.put("networking", Map.of("disableDefaultCNI", true));
    }
    config.put("nodes", nodes());
    String patch = patch();
    if (!patch.isEmpty()) {
      config.put("kubeadmConfigPatchesJSON6902", List.of(target(patch)));
    }
    return dump(config);
  }

  /**
   * The first node runs the control plane. If there are other nodes, kind keeps users' pods off it.
   */
  private List<Object> nodes() {
    List<Object> nodes = new ArrayList<>();
    for (int number = 1; number <= need.nodes(); number++) {
      Map<String, Object> node = new LinkedHashMap<>();
      node.put("role", number == 1 ? "control-plane" : "worker");
      Map<String, String> labels = new LinkedHashMap<>();
      labels.put("topology.kubernetes.io/region", "lab");
      labels.put(
          "topology.kubernetes.io/zone", "zone-" + (char) ('a' + (number - 1) % need.zones()));
      node.put("labels", labels);
      nodes.add(node);
    }
    return nodes;
  }

  private static Map<String, Object> target(String patch) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("group", "kubeadm.k8s.io");
    target.put("version", "v1beta4");
    target.put("kind", "ClusterConfiguration");
    target.put("patch", patch);
    return target;
  }

  /** Returns a JSON patch that adds flags to kind's own. A merge would replace the whole list. */
  private String patch() {
    List<Object> operations = new ArrayList<>();
    need.apiServer().forEach((flag, value) -> operations.add(flag("apiServer", flag, value)));
    need.controllerManager()
        .forEach((flag, value) -> operations.add(flag("controllerManager", flag, value)));
    return operations.isEmpty() ? "" : dump(operations);
  }

  private static Map<String, Object> flag(String program, String flag, String value) {
    Map<String, Object> operation = new LinkedHashMap<>();
    operation.put("op", "add");
    operation.put("path", "/" + program + "/extraArgs/-");
    Map<String, Object> argument = new LinkedHashMap<>();
    argument.put("name", flag);
    argument.put("value", value);
    operation.put("value", argument);
    return operation;
  }

  private static String dump(Object content) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(content);
  }
}
