package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.cluster.ClusterChoice;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.cost.ComponentCost;
import io.illm.lab.component.cost.CostFile;
import io.illm.lab.component.cost.Measurement;
import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab component measure}: measures components and writes the figures into the checkout. */
@Command(name = "measure", description = "measure the cost of installed components, for the table")
public final class ComponentMeasure implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "COMPONENT", arity = "1..*", description = "names")
  private List<String> names = List.of();

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "the cluster; default: the only one, or `lab`")
  private String cluster = "";

  /** Creates the command. */
  public ComponentMeasure(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<Component> components = names.stream().map(lab.library()::component).toList();
    CostFile file = CostFile.of(lab.library());
    Measurement measurement = new Measurement(lab.home(), lab.terminal().progress());
    for (Component component : components) {
      ComponentCost figures = measured(component, measurement);
      file.add(figures);
      lab.terminal()
          .print(
              "%s %s  images %s  idle %s in %s"
                  .formatted(
                      component.name(),
                      component.version(),
                      Words.size(figures.imageBytes()),
                      Words.size(figures.idleBytes()),
                      Words.count(figures.pods(), "pod")));
    }
    return ExitCode.OK.code();
  }

  /** Measures a component. Without a namespace it has nothing on a cluster. */
  private ComponentCost measured(Component component, Measurement measurement) {
    return component.namespace().isEmpty()
        ? measurement.of(component)
        : measurement.of(
            component, new ClusterChoice(new Clusters(lab.home()).provider()).up(cluster));
  }
}
