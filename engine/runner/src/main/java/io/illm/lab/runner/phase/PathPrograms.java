package io.illm.lab.runner.phase;

import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.runner.cluster.Clusters;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs on the steps' PATH: kubectl and the command-line programs of components. */
final class PathPrograms {

  private PathPrograms() {}

  static List<Path> of(Clusters clusters, Resolved resolved, Progress progress) {
    List<Component> bringing =
        Stream.concat(resolved.platform().stream(), resolved.components().all().stream())
            .distinct()
            .filter(component -> component.programs().values().stream().anyMatch(p -> p.path()))
            .toList();
    Path folder = clusters.programs(bringing, progress);
    return bringing.stream()
        .flatMap(component -> component.programs().entrySet().stream())
        .filter(program -> program.getValue().path())
        .map(program -> folder.resolve(program.getKey()))
        .toList();
  }
}
