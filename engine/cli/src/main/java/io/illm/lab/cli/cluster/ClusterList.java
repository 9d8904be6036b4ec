package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.component.cluster.Clusters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab cluster list}: lists the clusters. */
@Command(name = "list", description = "list the clusters of this machine")
public final class ClusterList implements Callable<Integer> {

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ClusterList(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<ClusterStatus> all = new Clusters(lab.home()).provider().list();
    if (json) {
      lab.terminal().print(Json.of(all));
      return ExitCode.OK.code();
    }
    Table table = new Table("NAME", "STATE", "SINCE", "API");
    all.forEach(one -> table.row(one.name(), state(one), since(one), one.server()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  static String state(ClusterStatus status) {
    return status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String since(ClusterStatus status) {
    return Words.ago(Duration.between(status.since(), Instant.now()));
  }
}
