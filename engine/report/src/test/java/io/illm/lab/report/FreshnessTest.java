package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The freshness of an experiment")
class FreshnessTest {

  @TempDir private Path experiment;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(experiment.resolve("README.md"), "<!-- results -->\n<!-- /results -->\n");
    Files.writeString(experiment.resolve("pod.yaml"), "kind: Pod\n");
  }

  @Test
  void is_never_published_without_results() {
    assertThat(Freshness.of(experiment)).isEqualTo(new Freshness.NeverPublished());
  }

  @Test
  void is_fresh_after_publishing_and_the_results_are_read_back() {
    Run run = publish();

    assertThat(Freshness.of(experiment))
        .isEqualTo(new Freshness.Fresh(PublishedResults.of(run)))
        .returns("", Freshness::reason);
  }

  @Test
  void is_stale_where_a_file_changed_and_names_it() throws IOException {
    publish();
    Files.writeString(experiment.resolve("pod.yaml"), "kind: Job\n");

    assertThat(Freshness.of(experiment))
        .isInstanceOf(Freshness.Stale.class)
        .returns("stale", Freshness::word)
        .returns("changed since: pod.yaml", Freshness::reason);
  }

  @Test
  void is_stale_where_an_older_lab_did_not_say_what_it_measured() throws IOException {
    publish();
    without("content");

    assertThat(Freshness.of(experiment))
        .returns("stale", Freshness::word)
        .returns("its older results don't say what they measured", Freshness::reason);
  }

  @Test
  void is_stale_where_a_newer_lab_wrote_the_results() throws IOException {
    publish();
    ObjectNode summary = summary();
    Files.writeString(file(), summary.put("version", 9).toString());

    assertThat(Freshness.of(experiment).reason())
        .isEqualTo("a newer lab wrote results/summary.json");
  }

  private Run publish() {
    Run run = SampleRun.of(FolderContent.of(experiment));
    Publish.into(run, experiment);
    return run;
  }

  private void without(String field) throws IOException {
    ObjectNode summary = summary();
    summary.remove(field);
    Files.writeString(file(), summary.toString());
  }

  private ObjectNode summary() throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(file().toFile());
  }

  private Path file() {
    return PublishedResults.file(experiment);
  }
}
