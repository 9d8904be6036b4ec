package io.illm.lab.runner.phase;

import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.model.component.Component;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The programs on the steps' PATH: kubectl and the command-line programs of components. */
final class PathPrograms {

  private PathPrograms() {}

  static List<Path> of(ClusterBoot boot, Resolved resolved) {
    List<Component> bringing =
        Stream.concat(resolved.platform().stream(), resolved.components().all().stream())
            .distinct()
            .filter(component -> component.programs().values().stream().anyMatch(p -> p.path()))
            .toList();
    Path folder = boot.programs(bringing);
    return bringing.stream()
        .flatMap(component -> component.programs().entrySet().stream())
        .filter(program -> program.getValue().path())
        .map(program -> folder.resolve(program.getKey()))
        .toList();
  }
}
