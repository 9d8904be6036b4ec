package io.illm.lab.model.experiment;

import io.illm.lab.model.component.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A folder that is a tutorial and one or more studies.
 *
 * @param name the folder's name
 * @param folder where it lies
 * @param section the roadmap's section, such as {@code 8.1}
 * @param title in one line
 * @param needs what must be there before its first step
 * @param clusters the clusters it runs on, by name; {@code main} is the one that steps use
 * @param namespaces created, owned and removed by the run; the first one is kubectl's default
 * @param steps all steps, those of studies included
 * @param studies its hypotheses
 * @param readme the tutorial's text
 */
public record Experiment(
    String name,
    Path folder,
    String section,
    String title,
    Needs needs,
    Map<String, ClusterNeed> clusters,
    List<String> namespaces,
    List<Step> steps,
    List<Study> studies,
    Readme readme) {

  /** The cluster that steps and checks use where they name none. */
  public static final String MAIN_CLUSTER = "main";

  /**
   * What an experiment needs before its first step.
   *
   * @param components installed on the cluster
   * @param capabilities that the cluster has or a component provides
   * @param apps demo workloads whose images are made
   * @param memoryBytes of the machine; 0 where it doesn't say
   */
  public record Needs(
      List<String> components,
      List<Capability> capabilities,
      List<String> apps,
      long memoryBytes) {}

  /** The steps of the tutorial: those that no study uses as its own. */
  public List<Step> tutorial() {
    return steps.stream().filter(step -> !usedByStudy(step.title())).toList();
  }

  /** Whether a block breaks nodes, by {@code lab node}: not every cluster lets it. */
  public boolean breaksNodes() {
    return steps.stream()
        .flatMap(step -> step.section().blocks().stream())
        .filter(block -> block.mode() != Readme.Mode.MANUAL)
        .flatMap(block -> block.script().lines())
        .anyMatch(line -> line.strip().startsWith("lab node "));
  }

  /** The step with this title; the reader has made sure that a study's steps exist. */
  public Step step(String title) {
    return steps.stream().filter(step -> step.title().equals(title)).findFirst().orElseThrow();
  }

  private boolean usedByStudy(String title) {
    return studies.stream()
        .anyMatch(study -> study.setup().contains(title) || study.drive().contains(title));
  }
}
