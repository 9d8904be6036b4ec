package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.model.Broken;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @TempDir Path folder;

  @Test
  void all_reports_are_written_and_nothing_else_is_left() throws Exception {
    Reports.write(SampleRun.passed(), folder.resolve("runs/id"));
    try (var files = Files.list(folder.resolve("runs/id"))) {
      assertThat(files.map(file -> "" + file.getFileName()))
          .containsExactlyInAnyOrder(
              "run.json", "outcome.json", "report.html", "report.md", "junit.xml");
    }
  }

  /** Open them in a browser after a change of the templates: no test sees what is ugly. */
  @Test
  void samples_for_the_eye_lie_under_target() {
    Reports.write(SampleRun.passed(), Path.of("target", "sample", "passed"));
    Reports.write(SampleRun.failed(), Path.of("target", "sample", "failed"));
    Reports.write(SampleRun.partial(), Path.of("target", "sample", "partial"));
    assertThat(Path.of("target", "sample", "failed", "report.html")).isNotEmptyFile();
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws Exception {
    var file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Reports.write(SampleRun.passed(), file))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("cannot write the report " + file.resolve("run.json"));
  }

  @Test
  void run_json_gives_back_what_was_written() {
    assertThat(RunJson.read(RunJson.write(SampleRun.passed()))).isEqualTo(SampleRun.passed());
    assertThat(RunJson.read(RunJson.write(SampleRun.failed()))).isEqualTo(SampleRun.failed());
    assertThat(RunJson.read(RunJson.write(SampleRun.partial()))).isEqualTo(SampleRun.partial());
    assertThat(RunJson.read(RunJson.write(HostileRun.run()))).isEqualTo(HostileRun.run());
  }

  @Test
  void run_json_of_the_first_version_is_read_and_of_a_newer_one_refused() throws Exception {
    var tree = (ObjectNode) new ObjectMapper().readTree(RunJson.write(SampleRun.passed()));
    tree.remove("version");
    ((ObjectNode) tree.get("environment")).remove("components");

    assertThat(RunJson.read(tree.toString()).environment().components()).isEmpty();

    var newer = tree.put("version", 9).toString();
    assertThatThrownBy(() -> RunJson.read(newer))
        .hasMessage("run.json has the version 9, this lab reads up to 2");
  }

  @Test
  void run_json_of_a_lab_without_prometheus_has_no_metrics() throws Exception {
    var tree = new ObjectMapper().readTree(RunJson.write(SampleRun.passed()));
    tree.findParents("buckets").forEach(series -> ((ObjectNode) series).remove("metrics"));

    assertThat(RunJson.read(tree.toString()).studies())
        .flatExtracting(study -> study.trials())
        .isNotEmpty()
        .allSatisfy(trial -> assertThat(trial.series().metrics()).isEmpty());
  }

  @Test
  void run_json_of_a_lab_that_kept_no_proofs_and_no_contents_is_read() throws Exception {
    var tree = new ObjectMapper().readTree(RunJson.write(SampleRun.passed()));
    ((ObjectNode) tree).remove("content");
    tree.findParents("proof").forEach(check -> ((ObjectNode) check).remove("proof"));

    var run = RunJson.read(tree.toString());

    assertThat(run.content()).isEmpty();
    assertThat(run.steps())
        .flatExtracting(step -> step.checks())
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.proof().seen()).isFalse());
  }

  @Test
  void run_json_of_a_lab_that_did_not_count_looks_is_read() throws Exception {
    var tree = new ObjectMapper().readTree(RunJson.write(SampleRun.passed()));
    tree.findParents("watch").forEach(check -> ((ObjectNode) check).remove("watch"));

    assertThat(RunJson.read(tree.toString()).steps())
        .flatExtracting(step -> step.checks())
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.watch()).isEmpty());
  }

  @Test
  void run_json_of_a_lab_that_knew_no_emulators_is_read() throws Exception {
    var tree = new ObjectMapper().readTree(RunJson.write(SampleRun.partial()));
    tree.findParents("emulatedBy").forEach(check -> ((ObjectNode) check).remove("emulatedBy"));

    assertThat(RunJson.read(tree.toString()).steps())
        .flatExtracting(step -> step.checks())
        .isNotEmpty()
        .allSatisfy(check -> assertThat(check.emulatedBy()).isEmpty());
  }

  @Test
  void run_json_has_iso_instants_seconds_and_lower_case_states() {
    assertThat(RunJson.write(SampleRun.passed()))
        .contains("\"started\" : \"2026-11-20T09:14:03Z\"")
        .contains("\"took\" : 0.412")
        .contains("\"tutorial\" : \"passed\"")
        .contains("\"state\" : \"clean\"");
  }

  @Test
  void run_json_of_another_format_is_refused_with_both_names() {
    assertThatThrownBy(() -> RunJson.read("{\"schema\": \"lab.illm.io/run/v9\"}"))
        .hasMessage(
            "run.json has the schema lab.illm.io/run/v9, this lab reads lab.illm.io/run/v1alpha1");
    assertThatThrownBy(() -> RunJson.read("{")).isInstanceOf(Broken.class);
    var cut = "{\"schema\": \"lab.illm.io/run/v1alpha1\", \"id\": \"x\"}";
    assertThatThrownBy(() -> RunJson.read(cut)).isInstanceOf(Broken.class);
  }

  @Test
  void the_short_report_is_as_reviewed() {
    Golden.assertMatches("passed.md", ReportMarkdown.of(SampleRun.passed()));
    Golden.assertMatches("failed.md", ReportMarkdown.of(SampleRun.failed()));
    Golden.assertMatches("partial.md", ReportMarkdown.of(SampleRun.partial()));
  }

  @Test
  void the_test_report_is_as_reviewed() {
    Golden.assertMatches("passed.junit.xml", JunitXml.of(SampleRun.passed()));
    Golden.assertMatches("failed.junit.xml", JunitXml.of(SampleRun.failed()));
    Golden.assertMatches("partial.junit.xml", JunitXml.of(SampleRun.partial()));
  }

  @Test
  void the_test_report_is_xml_whatever_was_printed() throws Exception {
    var xml = JunitXml.of(HostileRun.run()).getBytes(StandardCharsets.UTF_8);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml));
    assertThat(document.getElementsByTagName("failure").getLength()).isPositive();
  }
}
