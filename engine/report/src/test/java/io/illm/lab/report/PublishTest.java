package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.run.StudyResult;
import io.illm.lab.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishTest {

  @TempDir Path experiment;

  @Test
  void results_replace_what_stands_between_the_markers_and_nothing_else() throws Exception {
    var readme = experiment.resolve("README.md");
    Files.writeString(readme, "# Title\n\n<!-- results -->\nold\n<!-- /results -->\n\nThe end.\n");
    Publish.into(SampleRun.passed(), experiment);
    Publish.into(SampleRun.passed(), experiment);
    Golden.assertMatches("published-readme.md", Files.readString(readme));
    Golden.assertMatches(
        "published-summary.json", Files.readString(experiment.resolve("results/summary.json")));
  }

  @Test
  void a_partial_run_says_what_was_not_run_and_what_was_emulated() throws Exception {
    var readme = experiment.resolve("README.md");
    Files.writeString(readme, "<!-- results --><!-- /results -->");
    Publish.into(SampleRun.partial(), experiment);
    Golden.assertMatches("published-partial.md", Files.readString(readme));
  }

  @Test
  void a_study_that_was_not_run_says_why_and_shows_no_numbers() throws Exception {
    var readme = experiment.resolve("README.md");
    Files.writeString(readme, "<!-- results --><!-- /results -->");
    Publish.into(SampleRun.with(notRun()), experiment);
    assertThat(Files.readString(readme))
        .contains(
            "its study was not run", "**Draining: not run.**", "Its step \\`Load\\` can't run")
        .doesNotContain("| criterion |", "| measure |");
  }

  private static StudyResult notRun() {
    return new StudyResult(
        "Draining",
        "It loses nothing.",
        StudyResult.Verdict.NOT_RUN,
        "its step `Load` can't run: it needs the provider kind; this run uses embedded",
        Map.of("calm", Map.of()),
        List.of(),
        Map.of(),
        List.of());
  }

  @Test
  void every_picture_in_the_readme_is_a_file_with_its_own_colours() throws Exception {
    var readme = experiment.resolve("README.md");
    Files.writeString(readme, "<!-- results --><!-- /results -->");
    Publish.into(SampleRun.passed(), experiment);
    for (var name : new String[] {"failed", "p99-ms", "load-abrupt", "load-drained"}) {
      var picture = "results/draining-" + name + ".svg";
      assertThat(Files.readString(readme)).contains("(" + picture + ")");
      assertThat(Files.readString(experiment.resolve(picture)))
          .contains("prefers-color-scheme: dark", "<title", "<desc");
    }
  }

  @Test
  void a_readme_without_a_place_for_results_is_left_alone_and_named() throws Exception {
    var readme = Files.writeString(experiment.resolve("README.md"), "# Title\n");
    assertThatThrownBy(() -> Publish.into(SampleRun.passed(), experiment))
        .hasMessageContaining(readme + " has no place for the results");
    assertThat(experiment.resolve("results")).doesNotExist();
  }

  @Test
  void a_refuted_study_is_published_with_its_verdict_and_each_criterions() throws Exception {
    var readme = experiment.resolve("README.md");
    Files.writeString(readme, "<!-- results --><!-- /results -->");
    Publish.into(SampleRun.with(SampleStudy.of(true)), experiment);
    assertThat(Files.readString(readme))
        .contains("**Draining: refuted.**", "| draining loses nothing | ✗ refuted |");
  }
}
