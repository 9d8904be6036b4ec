package io.illm.lab.runner.phase;

import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.host.Home;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.runner.store.UnfinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the facts about the lab's machine that may affect a run's measurements: the processor
 * model, the load before the run, and the other clusters and runs of this user.
 */
final class MachineFacts {

  private static final String NONE = "none";

  private final Home home;
  private final RunFolder self;
  private final Path proc;

  MachineFacts(Home home, RunFolder self) {
    this(home, self, Path.of("/proc"));
  }

  MachineFacts(Home home, RunFolder self, Path proc) {
    this.home = home;
    this.self = self;
    this.proc = proc;
  }

  /** Returns the facts, by name. A fact that can't be read is left out. */
  Map<String, String> read() {
    Map<String, String> facts = new TreeMap<>();
    lines("cpuinfo")
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .ifPresent(model -> facts.put("processor model", model));
    lines("loadavg")
        .findFirst()
        .map(line -> line.split(" ", -1)[0])
        .ifPresent(load -> facts.put("load before", load + " in the minute before the run"));
    facts.put("clusters beside", joined(clusters()));
    facts.put("runs beside", joined(runs()));
    return Map.copyOf(facts);
  }

  private Stream<String> lines(String file) {
    try {
      return Files.readAllLines(proc.resolve(file)).stream();
    } catch (IOException _) {
      return Stream.empty(); // not Linux, or hidden in a container
    }
  }

  private List<String> clusters() {
    return new Clusters(home)
        .provider().list().stream()
            .filter(cluster -> cluster.state() != ClusterStatus.State.DOWN)
            .map(ClusterStatus::name)
            .toList();
  }

  private List<String> runs() {
    return new Runs(home.runs())
        .folders().stream()
            .filter(run -> !run.id().equals(self.id()))
            .filter(run -> !Files.exists(run.path().resolve("run.json")))
            .map(UnfinishedRun::of)
            .flatMap(Optional::stream)
            .filter(UnfinishedRun::alive)
            .map(run -> run.began().experiment() + " (" + run.folder().id() + ")")
            .toList();
  }

  private static String joined(List<String> names) {
    return names.isEmpty() ? NONE : String.join(", ", names);
  }
}
