package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.KernelFeatures;
import io.illm.lab.component.install.InstallPlan;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Recipe;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.KernelFeature;
import io.illm.lab.model.experiment.StepNeeds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What this place can't run")
class StepsNotRunTest {

  private static final String GRAFANA = "docker.io/grafana/grafana:12.1";
  private static final InstallPlan NOTHING = new InstallPlan(List.of(), Map.of());

  /** An embedded cluster on a kernel with WireGuard, for which nobody vouches. */
  private static final Supply PLAIN =
      new Supply(
          "embedded",
          Set.of(Capability.METRICS),
          new KernelFeatures(Set.of(KernelFeature.WIREGUARD), "this kernel has no %s"),
          Set.of(),
          Map.of());

  private static final Supply WITHOUT_GRAFANA =
      new Supply(
          "embedded",
          Set.of(),
          PLAIN.kernel(),
          Set.of(),
          Map.of(GRAFANA, "no registry answers, and no recipe makes it"));

  private static final String NO_GRAFANA =
      "the image %s can't be had: no registry answers, and no recipe makes it".formatted(GRAFANA);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel: [netem] | this kernel has no netem",
        "provider: [kind] | it needs the provider kind; this run uses embedded",
        "provider: [kind, kubeconfig]"
            + " | it needs the provider kind or kubeconfig; this run uses embedded",
        "account: azure" + " | it needs an account of azure; `--have azure` says that there is one",
        "hardware: gpu | it needs the hardware gpu; `--have gpu` says that there is one",
        "capabilities: [storage] | the cluster lacks the capability storage, and no component that"
            + " is installed by then provides it",
      })
  void is_a_step_that_needs_what_is_not_here(String need, String why) throws IOException {
    assertThat(notRun(PLAIN, "{step: Look, needs: {" + need + "}}")).isEqualTo(Map.of("Look", why));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kernel: [wireguard]",
        "provider: [kind, embedded]",
        "capabilities: [metrics]",
        "images: [grafana/grafana:12.1]"
      })
  void is_no_step_that_gets_what_it_needs(String need) throws IOException {
    assertThat(notRun(PLAIN, "{step: Look, needs: {" + need + "}}")).isEmpty();
  }

  @Test
  void is_no_step_for_whose_needs_the_user_vouches() throws IOException {
    Supply vouched =
        new Supply(
            "kubeconfig",
            Set.of(),
            KernelFeatures.elsewhere(),
            Set.of("azure", "gpu", "netem"),
            Map.of());

    assertThat(
            notRun(
                vouched, "{step: Look, needs: {account: azure, hardware: gpu, kernel: [netem]}}"))
        .isEmpty();
  }

  @Test
  void is_told_with_everything_that_a_step_lacks() throws IOException {
    assertThat(notRun(PLAIN, "{step: Look, needs: {kernel: [netem, esp], provider: [kind]}}"))
        .containsEntry(
            "Look",
            "this kernel has no netem; this kernel has no esp;"
                + " it needs the provider kind; this run uses embedded");
  }

  @Test
  void is_each_step_that_comes_after_one_that_is_not_run_and_no_other() throws IOException {
    assertThat(
            notRun(
                PLAIN,
                "{step: One, needs: {kernel: [netem]}}",
                "{step: Two, after: [One]}",
                "{step: Three}",
                "{step: Four, after: [Three, Two]}"))
        .containsOnlyKeys("One", "Two", "Four")
        .containsEntry("Two", "it comes after `One`, which was not run")
        .containsEntry("Four", "it comes after `Two`, which was not run");
  }

  @Test
  void is_a_step_that_names_an_image_which_can_not_be_had() throws IOException {
    assertThat(
            notRun(
                WITHOUT_GRAFANA,
                "{step: Look, needs: {images: [grafana/grafana:12.1]}}",
                "{step: Other}"))
        .isEqualTo(Map.of("Look", NO_GRAFANA.replace(GRAFANA, "grafana/grafana:12.1")));
  }

  @Test
  void is_every_step_where_no_step_names_the_image() throws IOException {
    assertThat(notRun(WITHOUT_GRAFANA, "{step: Look}", "{step: Other}"))
        .isEqualTo(Map.of("Look", NO_GRAFANA, "Other", NO_GRAFANA));
  }

  @Test
  void is_every_step_where_a_component_before_the_first_lacks_its_image() throws IOException {
    InstallPlan plan = new InstallPlan(List.of(component("grafana", GRAFANA)), Map.of());

    assertThat(
            notRun(
                WITHOUT_GRAFANA,
                plan,
                "{step: Look, needs: {images: [grafana/grafana:12.1]}}",
                "{step: Other}"))
        .isEqualTo(
            Map.of(
                "Look", "the component grafana can't be installed: " + NO_GRAFANA,
                "Other", "the component grafana can't be installed: " + NO_GRAFANA));
  }

  @Test
  void is_the_step_alone_that_installs_a_component_without_its_image() throws IOException {
    InstallPlan plan =
        new InstallPlan(List.of(), Map.of("grafana", List.of(component("grafana", GRAFANA))));

    assertThat(notRun(WITHOUT_GRAFANA, plan, "{step: Look, install: [grafana]}", "{step: Other}"))
        .isEqualTo(Map.of("Look", "the component grafana can't be installed: " + NO_GRAFANA));
  }

  @Test
  void a_component_gives_its_capability_from_the_step_on_that_installs_it() throws IOException {
    InstallPlan plan =
        new InstallPlan(
            List.of(), Map.of("volumes", List.of(component("volumes", "a:1", Capability.STORAGE))));

    assertThat(
            notRun(
                PLAIN,
                plan,
                "{step: Before, needs: {capabilities: [storage]}}",
                "{step: With, install: [volumes], needs: {capabilities: [storage]}}",
                "{step: Later, needs: {capabilities: [storage]}}"))
        .containsOnlyKeys("Before");
  }

  @Test
  void a_component_of_a_step_that_is_not_run_gives_nothing() throws IOException {
    InstallPlan plan =
        new InstallPlan(
            List.of(), Map.of("volumes", List.of(component("volumes", "a:1", Capability.STORAGE))));

    assertThat(
            notRun(
                PLAIN,
                plan,
                "{step: With, install: [volumes], needs: {kernel: [netem]}}",
                "{step: Later, needs: {capabilities: [storage]}}"))
        .containsOnlyKeys("With", "Later");
  }

  @Test
  void a_study_is_not_run_where_one_of_its_steps_is_not() throws IOException {
    Experiment experiment =
        SmallExperiment.of(
            folder,
            """
            steps:
              - {step: Deploy, needs: {kernel: [netem]}}
              - {step: Load, after: [Deploy]}
              - {step: Watch}
            studies:
              - {study: Delay, hypothesis: It is slow., variants: {a: {}, b: {}}, drive: Load,
                 measures: {s: {drive: seconds}}, criteria: [{name: n, that: a.s.n > 0}]}
              - {study: Rest, hypothesis: It rests., variants: {a: {}, b: {}}, drive: Watch,
                 measures: {s: {drive: seconds}}, criteria: [{name: n, that: a.s.n > 0}]}
            """);

    StepsNotRun notRun = StepsNotRun.of(experiment, NOTHING, PLAIN);

    assertThat(notRun.of(experiment.studies().get(0)))
        .hasValue("its step `Load` can't run: it comes after `Deploy`, which was not run");
    assertThat(notRun.of(experiment.studies().get(1))).isEmpty();
    assertThat(notRun.all(experiment)).isFalse();
  }

  @Test
  void the_providers_that_a_step_can_name_are_those_of_clusters() {
    assertThat(
            Stream.of(
                new ClusterRef.Embedded("a"),
                new ClusterRef.Kind("a"),
                new ClusterRef.Kubeconfig("a")))
        .extracting(ClusterRef::provider)
        .containsExactlyElementsOf(StepNeeds.PROVIDERS);
  }

  private Map<String, String> notRun(Supply supply, String... steps) throws IOException {
    return notRun(supply, NOTHING, steps);
  }

  private Map<String, String> notRun(Supply supply, InstallPlan plan, String... steps)
      throws IOException {
    String list = "steps:\n  - " + String.join("\n  - ", steps) + "\n";
    return StepsNotRun.of(SmallExperiment.of(folder, list), plan, supply).reasons();
  }

  private static Component component(String name, String image, Capability... provides) {
    return new Component(
        name,
        Path.of(name),
        "1",
        "",
        "",
        Optional.empty(),
        List.of(provides),
        Component.Needs.NONE,
        List.of(),
        List.of(),
        Map.of(image, new Recipe.App(name)),
        Map.of(),
        List.of());
  }
}
