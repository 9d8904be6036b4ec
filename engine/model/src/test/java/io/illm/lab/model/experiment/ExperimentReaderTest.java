package io.illm.lab.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Mention;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.Readme.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentReaderTest {

  @TempDir private Path temporary;
  private SpecFolder spec;

  @BeforeEach
  void writeGoodSpecification() throws IOException {
    spec = SpecFolder.in(temporary);
  }

  @Test
  void a_good_specification_has_no_fault() {
    assertThat(spec.faults()).isEmpty();
  }

  @Test
  void a_check_knows_its_deadline_and_its_tasks() {
    Check check = spec.good().steps().getFirst().checks().getFirst();

    assertThat(check.within()).isEqualTo(Duration.ofSeconds(60));
    assertThat(check.proves()).containsExactly("8.1-01");
  }

  @Test
  void a_step_that_a_study_drives_is_no_part_of_the_tutorial() {
    assertThat(spec.good().tutorial()).extracting(Step::title).containsExactly("Deploy");
  }

  @Test
  void a_block_that_must_fail_says_so_after_its_fence() throws IOException {
    spec.readmeWith("```bash\nkubectl apply -f m", "```bash expect=fail\nkubectl apply -f m");

    assertThat(spec.good().steps().getFirst().section().blocks())
        .extracting(Readme.Block::mode)
        .containsExactly(Mode.EXPECT_FAIL);
  }

  @Test
  void an_unknown_word_after_a_fence_is_a_fault_of_the_readme() throws IOException {
    spec.readmeWith("```bash\nkubectl apply -f m", "```bash expect=win\nkubectl apply -f m");

    assertThat(spec.faults()).containsExactly("5:1 unknown word `expect=win` after ```bash");
  }

  @Test
  void a_heading_that_stands_twice_names_no_step() throws IOException {
    spec.readmeWith("## Load", "## Deploy");

    assertThat(spec.faults()).contains("9:13 README.md has 2 headings `Deploy`, on the lines 3, 9");
  }

  @Test
  void all_faults_are_found_in_one_reading() throws IOException {
    spec.with("title: A demo", "titel: A demo").with("trials: 3", "trials: many");

    assertThat(spec.faults())
        .containsExactlyInAnyOrder(
            "5:3 missing field `title`",
            "6:3 unknown field `titel`",
            "22:15 found `many`, expected a whole number");
  }

  @Test
  void a_step_says_what_it_needs_of_the_place_where_it_runs() throws IOException {
    spec.with(
        "step: Deploy\n",
        """
        step: Deploy
              needs:
                images: [grafana/grafana:12.1]
                capabilities: [storage]
                kernel: [netem, nft-queue]
                provider: [embedded, kind]
                account: azure
                hardware: raspberry-pi
        """);

    assertThat(spec.good().steps().getFirst().needs())
        .isEqualTo(
            new StepNeeds(
                List.of("grafana/grafana:12.1"),
                List.of(Capability.STORAGE),
                List.of(KernelFeature.NETEM, KernelFeature.NFT_QUEUE),
                List.of("embedded", "kind"),
                Optional.of("azure"),
                Optional.of("raspberry-pi")));
  }

  @Test
  void a_step_needs_nothing_unless_it_says_so() {
    assertThat(spec.good().steps().getFirst().needs()).isEqualTo(StepNeeds.NONE);
  }

  @Test
  void a_step_may_come_after_an_earlier_one() throws IOException {
    spec.with("step: Load\n", "step: Load\n      after: [Deploy]\n");

    assertThat(spec.good().step("Load").after())
        .extracting(Mention::name)
        .containsExactly("Deploy");
  }

  @Test
  void a_check_says_what_stands_in_for_a_cloud() throws IOException {
    spec.with("within: 60s", "emulated-by: moto, which stands in for AWS");

    assertThat(spec.good().steps().getFirst().checks().getFirst().emulatedBy())
        .hasValue("moto, which stands in for AWS");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of(
            "apiVersion: lab.illm.io/v1alpha1", "apiVersion: v1", "1:13 found apiVersion `v1`"),
        Arguments.of("kind: Experiment", "kind: Test", "2:7 found kind `Test`"),
        Arguments.of("{name: demo}\nspec", "{name: other}\nspec", "3:18 found name `other`"),
        Arguments.of("section: \"8.1\"", "section: \"99.1\"", "5:12 the roadmap has no section"),
        Arguments.of("[8.1-01]", "[8.1-99]", "12:19 the roadmap has no task `8.1-99`"),
        Arguments.of("namespaces: [demo]", "namespaces: []", "7:15 found no namespace"),
        Arguments.of("namespaces: [demo]", "namespaces: [Demo_1]", "7:15 `Demo_1` can't be a name"),
        Arguments.of(
            "namespaces: [demo]", "namespaces: [kube-system]", "7:15 `kube-system` is not"),
        Arguments.of("namespaces: [demo]", "namespaces: [a, a]", "7:15 `a` is named twice"),
        Arguments.of("step: Deploy", "step: Deplay", "9:13 README.md has no heading `Deplay`"),
        Arguments.of(
            "that: ready(object)\n", "thatt: ready(object)\n", "14:11 unknown field `thatt`"),
        Arguments.of("within: 60s", "within: soon", "15:19 found `soon`, expected a duration"),
        Arguments.of("within: 60s", "within: 0s", "15:19 no time is left for an answer"),
        Arguments.of("object: {", "objekt: {", "11:11 found no observation"),
        Arguments.of(", name: demo}\n", "}\n", "13:19 missing field `name`"),
        Arguments.of(
            "that: ready(object)\n",
            "that: ready(object)\n          until: Load\n",
            "15:18 `until` ends a watch"),
        Arguments.of("drive: Load", "drive: Lod", "19:14 no step is called `Lod`"),
        Arguments.of("trials: 3", "trials: 0", "22:15 found 0 trials"),
        Arguments.of("{calm:", "{calm-1:", "21:18 `calm-1` can't be used in CEL"),
        Arguments.of("wild:", "in:", "21:45 `in` is a reserved word of CEL"),
        Arguments.of(
            "{k6: http_req_failed.passes}",
            "{k6: http_req_failed}",
            "24:31 found `http_req_failed`"),
        Arguments.of(
            "{k6: http_req_failed.passes}",
            "{promql: up, at: start}",
            "24:43 found `start` as `at`"),
        Arguments.of(
            "{k6: http_req_failed.passes}",
            "{promql: \"increase(up[$drive])\", at: max}",
            "`$drive` looks back over the whole drive"),
        Arguments.of(
            "  title: A demo\n", "  title: A demo\n  title: B\n", "7:3 duplicate key `title`"),
        Arguments.of("kind: Experiment", "kind: [Experiment", "not YAML"),
        Arguments.of("step: Load\n      checks: []", "step: Deploy", "two of the name `Deploy`"),
        Arguments.of(
            "step: Deploy\n",
            "step: Deploy\n      needs: {kernel: [netm]}\n",
            "10:24 unknown kernel feature `netm`"),
        Arguments.of(
            "step: Deploy\n",
            "step: Deploy\n      needs: {capabilities: [metrics, storge]}\n",
            "10:39 unknown capability `storge`"),
        Arguments.of(
            "step: Deploy\n",
            "step: Deploy\n      needs: {provider: [kindly]}\n",
            "10:26 unknown provider `kindly`"),
        Arguments.of(
            "step: Deploy\n",
            "step: Deploy\n      needs: {account: Azure Cloud}\n",
            "10:24 `Azure Cloud` is not a word"),
        Arguments.of(
            "step: Deploy\n",
            "step: Deploy\n      needs: {image: [a]}\n",
            "10:15 unknown field `image`"),
        Arguments.of(
            "step: Load\n",
            "step: Load\n      after: [Deplay]\n",
            "17:15 no step is called `Deplay`"),
        Arguments.of(
            "step: Load\n",
            "step: Load\n      after: [Load]\n",
            "17:15 a step can't come after itself"),
        Arguments.of(
            "step: Deploy\n",
            "step: Deploy\n      after: [Load]\n",
            "10:15 the step `Load` comes later in this file"),
        Arguments.of(
            "    - step: Deploy\n      checks:\n",
            "    - step: Load\n    - step: Deploy\n      after: [Load]\n      checks:\n",
            "11:15 the step `Load` is part of a study, which runs after the tutorial"),
        Arguments.of("spec:\n", "clusters: {}\nspec:\n", "4:1 unknown field `clusters`"),
        Arguments.of("  steps:", "  needs: {memory: lots}\n  steps:", "found no amount of memory"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("broken")
  void a_broken_specification_is_a_located_fault(String part, String instead, String expected)
      throws IOException {
    spec.with(part, instead);

    assertThat(spec.faults()).anySatisfy(fault -> assertThat(fault).contains(expected));
  }
}
