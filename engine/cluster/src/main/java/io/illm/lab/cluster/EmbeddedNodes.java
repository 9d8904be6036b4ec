package io.illm.lab.cluster;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Stops, disconnects and restores nodes of a cluster on this machine. A node without processes has
 * no namespaces either. It returns like a machine after a power cut: with its disk, but with empty
 * memory.
 *
 * @param layout the paths of the cluster
 * @param record the stored facts about the cluster
 * @param images the folder with the layers of its images
 */
record EmbeddedNodes(Layout layout, ClusterRecord record, Path images) implements NodeActs {

  private static final Duration LINK_GONE = Duration.ofMinutes(1);

  @Override
  public SortedSet<String> nodes() {
    return names(workers());
  }

  @Override
  public SortedSet<String> out() {
    return names(workers().filter(node -> !runs(node) || !bridge().reaches(node)));
  }

  @Override
  public String act(NodeAct act, String name) {
    var node = worker(name);
    switch (act) {
      case STOP -> new PowerOff(layout.node(name)).gently();
      case KILL -> new PowerOff(layout.node(name)).atOnce();
      case CUT -> cut(node);
      case RETURN -> restore(node);
    }
    return verify(act, node);
  }

  private void cut(Node node) {
    if (runs(node)) { // a stopped node has no link
      bridge().cut(node);
    }
  }

  private void restore(Node node) {
    if (runs(node)) {
      bridge().rejoin(node);
      return;
    }
    // The kernel removes a namespace and its link shortly after its last process ends.
    Await.atMost(LINK_GONE, () -> !bridge().has(node));
    PowerOff.forgetMemory(layout.node(node.name()));
    var running = new RunningPrograms();
    var boot =
        NodeBoot.begin(
            layout, record.topology(), node, Path.of(record.programs()), images, bridge(), running);
    boot.kubelet();
    boot.proxy();
    running.await(() -> runs(node), "the programs of " + node.name());
  }

  /**
   * Checks the processes and the link of the node and describes them. Does not ask the API server,
   * which reports the change only later. The checks of an experiment do that.
   */
  private String verify(NodeAct act, Node node) {
    boolean runs = runs(node);
    boolean reached = bridge().reaches(node);
    boolean asMeant =
        switch (act) {
          case STOP, KILL -> !runs && processes(node) == 0;
          case CUT -> !reached;
          case RETURN -> runs && reached;
        };
    var words =
        "%s: %d processes, its link is %s"
            .formatted(node.name(), processes(node), reached ? "up" : "down");
    if (!asMeant) {
      throw new Broken(
          "`" + act.word() + "` did not come about: " + words, "see `lab cluster status`");
    }
    return words;
  }

  private boolean runs(Node node) {
    var alive = Cgroups.of(layout.node(node.name())).programs();
    return Stream.of(Program.values())
        .filter(Program::ofNode)
        .allMatch(program -> alive.contains(program.file()));
  }

  private int processes(Node node) {
    return Cgroups.of(layout.node(node.name())).processes().size();
  }

  private NodeBridge bridge() {
    return NodeBridge.of(layout);
  }

  private Node worker(String name) {
    return workers()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInput(unknown(name)));
  }

  private Fault unknown(String name) {
    if (record.topology().first().name().equals(name)) {
      return Fault.of(
          name + " runs the control plane: without it nobody would see what becomes of the rest",
          "take another node, of a cluster that has one");
    }
    return Fault.of("there is no node `" + name + "`", Suggestion.of(name, nodes()));
  }

  private Stream<Node> workers() {
    return record.topology().nodes().stream().filter(node -> !node.first());
  }

  private static SortedSet<String> names(Stream<Node> nodes) {
    return nodes.map(Node::name).collect(Collectors.toCollection(TreeSet::new));
  }
}
