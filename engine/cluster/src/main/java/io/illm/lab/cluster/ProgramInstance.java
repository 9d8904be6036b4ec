package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One program of a cluster, either of the control plane or of one node.
 *
 * @param program the program
 * @param layout the paths of the cluster
 * @param node the name of the node; empty for the control plane
 */
record ProgramInstance(Program program, Layout layout, Optional<String> node) {

  static ProgramInstance of(Program program, Layout layout) {
    return new ProgramInstance(program, layout, Optional.empty());
  }

  static ProgramInstance of(Program program, NodeLayout node) {
    return new ProgramInstance(program, node.cluster(), Optional.of(node.node()));
  }

  /** Returns every program of a cluster. */
  static List<ProgramInstance> all(Layout layout, List<Node> nodes) {
    var ofNodes =
        nodes.stream()
            .map(node -> layout.node(node.name()))
            .flatMap(node -> programs(true).map(program -> of(program, node)));
    return Stream.concat(programs(false).map(program -> of(program, layout)), ofNodes).toList();
  }

  private static Stream<Program> programs(boolean ofNodes) {
    return Arrays.stream(Program.values()).filter(program -> program.ofNode() == ofNodes);
  }

  /** Returns the name for users, such as {@code etcd} or {@code node-2/kubelet}. */
  String label() {
    return node.map(name -> name + "/").orElse("") + program.file();
  }

  Path log() {
    return node.map(name -> layout.node(name).log(program.file()))
        .orElseGet(() -> layout.log(program.file()));
  }

  Cgroups cgroups() {
    return node.map(name -> Cgroups.of(layout.node(name))).orElseGet(() -> Cgroups.of(layout));
  }

  boolean alive() {
    return cgroups().programs().contains(program.file());
  }
}
