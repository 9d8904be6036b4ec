package io.illm.lab.cli;

import static io.illm.lab.cli.Group.command;
import static io.illm.lab.cli.Group.family;

import io.illm.lab.cli.cache.CacheCommand;
import io.illm.lab.cli.cache.CachePrune;
import io.illm.lab.cli.cluster.ClusterDown;
import io.illm.lab.cli.cluster.ClusterFamily;
import io.illm.lab.cli.cluster.ClusterKubeconfig;
import io.illm.lab.cli.cluster.ClusterList;
import io.illm.lab.cli.cluster.ClusterLogs;
import io.illm.lab.cli.cluster.ClusterShell;
import io.illm.lab.cli.cluster.ClusterState;
import io.illm.lab.cli.cluster.ClusterUp;
import io.illm.lab.cli.cluster.NodeCommand;
import io.illm.lab.cli.component.ComponentFamily;
import io.illm.lab.cli.component.ComponentInfo;
import io.illm.lab.cli.component.ComponentInstall;
import io.illm.lab.cli.component.ComponentList;
import io.illm.lab.cli.component.ComponentLockReleases;
import io.illm.lab.cli.component.ComponentMeasure;
import io.illm.lab.cli.component.ComponentRemove;
import io.illm.lab.cli.component.ComponentRender;
import io.illm.lab.cli.component.ComponentTable;
import io.illm.lab.cli.component.ComponentUpdate;
import io.illm.lab.cli.experiment.CatalogCommand;
import io.illm.lab.cli.experiment.CoverageCommand;
import io.illm.lab.cli.experiment.ExperimentInfo;
import io.illm.lab.cli.experiment.ExperimentList;
import io.illm.lab.cli.host.Doctor;
import io.illm.lab.cli.image.ImageBuild;
import io.illm.lab.cli.image.ImageFamily;
import io.illm.lab.cli.image.ImageList;
import io.illm.lab.cli.image.ImageLock;
import io.illm.lab.cli.image.ImagePull;
import io.illm.lab.cli.image.ImagePush;
import io.illm.lab.cli.image.ImageShow;
import io.illm.lab.cli.run.CleanCommand;
import io.illm.lab.cli.run.LintCommand;
import io.illm.lab.cli.run.ProveCommand;
import io.illm.lab.cli.run.PublishCommand;
import io.illm.lab.cli.run.RunCommand;
import io.illm.lab.cli.run.RunList;
import io.illm.lab.cli.run.RunShow;
import io.illm.lab.cli.run.VerifyCommand;
import io.illm.lab.cli.terminal.Screen;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The list of all commands, which help, completion and dispatch use. */
public final class Commands {

  private static final List<Group> GROUPS =
      List.of(
          Group.of(
              "Experiments",
              command("list", ExperimentList::command),
              command("info", ExperimentInfo::new),
              command("coverage", CoverageCommand::new),
              command("catalog", CatalogCommand::new),
              command("lint", LintCommand::new),
              command("run", RunCommand::new),
              command("verify", VerifyCommand::new),
              command("prove", ProveCommand::new)),
          Group.of(
              "Runs",
              command("runs", RunList::new),
              command("show", RunShow::new),
              command("publish", PublishCommand::new),
              command("clean", CleanCommand::new)),
          Group.of(
              "Clusters, images, components",
              family(
                  "cluster",
                  new ClusterFamily(),
                  List.of(
                      command("up", ClusterUp::new),
                      command("down", ClusterDown::new),
                      command("list", ClusterList::new),
                      command("status", ClusterState::new),
                      command("shell", ClusterShell::new),
                      command("kubeconfig", ClusterKubeconfig::new),
                      command("logs", ClusterLogs::new))),
              command("node", NodeCommand::new),
              family(
                  "image",
                  new ImageFamily(),
                  List.of(
                      command("list", ImageList::new),
                      command("build", ImageBuild::new),
                      command("lock", ImageLock::new),
                      command("pull", ImagePull::new),
                      command("push", ImagePush::new),
                      command("show", ImageShow::new))),
              family(
                  "component",
                  new ComponentFamily(),
                  List.of(
                      command("list", ComponentList::new),
                      command("info", ComponentInfo::new),
                      command("lock-releases", ComponentLockReleases::new),
                      command("install", ComponentInstall::new),
                      command("remove", ComponentRemove::new),
                      command("render", ComponentRender::new),
                      command("update", ComponentUpdate::new),
                      command("measure", ComponentMeasure::new),
                      command("table", ComponentTable::new)))),
          Group.of(
              "The lab itself",
              command("doctor", Doctor::new),
              command("cache", CacheCommand::new, List.of(command("prune", CachePrune::new))),
              command("schema", SchemaPrint::new),
              command("completion", Completion::new)));

  private Commands() {}

  /**
   * Runs the command that the user typed.
   *
   * @return the exit code
   */
  public static int run(Lab lab, List<String> arguments) {
    Screen screen = lab.terminal().outScreen();
    Failures failures = new Failures(lab);
    List<String> typed = arguments.isEmpty() ? List.of("--help") : arguments;
    try {
      return parser(lab, needed(typed))
          .setOut(new PrintWriter(lab.terminal().out(), true, StandardCharsets.UTF_8))
          .setErr(new PrintWriter(lab.terminal().err(), true, StandardCharsets.UTF_8))
          .setColorScheme(Help.colours(screen))
          .setUsageHelpWidth(Math.min(screen.columns(), Screen.PLAIN_COLUMNS))
          .setParameterExceptionHandler(failures)
          .setExecutionExceptionHandler(failures)
          .execute(typed.toArray(String[]::new));
    } catch (Error e) {
      return failures.handle(e);
    }
  }

  /** Returns the whole command tree, for completion and for the reference. */
  static CommandLine all(Lab lab) {
    return parser(lab, GROUPS);
  }

  private static CommandLine parser(Lab lab, List<Group> groups) {
    CommandLine root = Group.withHelp(new CommandLine(Root.spec()));
    groups.stream()
        .flatMap(group -> group.commands().stream())
        .forEach(entry -> root.addSubcommand(entry.name(), entry.make().apply(lab)));
    Help.byPurpose(root, groups);
    return root.setCaseInsensitiveEnumValuesAllowed(true);
  }

  /**
   * Returns the groups that these arguments can refer to: one command, none, or all for the help.
   */
  private static List<Group> needed(List<String> arguments) {
    if (arguments.equals(List.of("--version")) || arguments.equals(List.of("-V"))) {
      return List.of();
    }
    return arguments.stream()
        .findFirst()
        .flatMap(Commands::named)
        .map(entry -> List.of(new Group("", List.of(entry))))
        .orElse(GROUPS);
  }

  private static Optional<Group.Entry> named(String name) {
    return GROUPS.stream()
        .flatMap(group -> group.commands().stream())
        .filter(entry -> entry.name().equals(name))
        .findFirst();
  }
}
