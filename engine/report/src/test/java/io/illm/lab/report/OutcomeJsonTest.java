package io.illm.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What came of a run")
class OutcomeJsonTest {

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("run.json"), text);
  }

  @Test
  void is_read_from_outcome_json_as_it_was_written() throws IOException {
    RunOutcome outcome = RunOutcome.of(SampleRun.failed());
    OutcomeJson.write(outcome, folder.resolve("outcome.json"));

    assertThat(OutcomeJson.read(folder.resolve("outcome.json"))).isEqualTo(outcome);
  }

  @Test
  void is_read_from_run_json_the_same_way_and_counts_its_trials() throws IOException {
    for (Run run : new Run[] {SampleRun.passed(), SampleRun.failed()}) {
      RunOutcome outcome = OutcomeJson.read(file(RunJson.write(run)));

      assertThat(outcome).isEqualTo(RunOutcome.of(run));
      assertThat(outcome.studies().getFirst().fewestTrials()).isEqualTo(6);
    }
  }

  @Test
  void is_read_from_a_run_json_without_a_version() throws IOException {
    String old = RunJson.write(SampleRun.passed()).replaceFirst("\"version\" : 2,", "");

    assertThat(OutcomeJson.read(file(old))).isEqualTo(RunOutcome.of(SampleRun.passed()));
  }

  @Test
  void of_a_newer_lab_is_refused_with_its_version() throws IOException {
    Path newer =
        file(RunJson.write(SampleRun.passed()).replace("\"version\" : 2", "\"version\" : 9"));

    assertThatThrownBy(() -> OutcomeJson.read(newer)).hasMessage("version 9 of a newer lab");
  }

  @Test
  void that_is_cut_off_or_has_an_unknown_word_cannot_be_read() throws IOException {
    String whole = RunJson.write(SampleRun.passed());
    Path cut = file(whole.substring(0, whole.length() / 2));
    assertThatThrownBy(() -> OutcomeJson.read(cut)).isInstanceOf(IOException.class);

    Path unknown = file(whole.replace("\"tutorial\" : \"passed\"", "\"tutorial\" : \"won\""));
    assertThatThrownBy(() -> OutcomeJson.read(unknown)).isInstanceOf(IOException.class);
  }

  @Test
  void of_too_few_trials_is_called_a_try() {
    assertThat(Wording.of(RunOutcome.of(SampleRun.passed()))).isEqualTo("passed, validated");
    assertThat(Wording.of(SampleRun.passed().studies().getFirst().verdict(), 2))
        .isEqualTo("try of 2");
  }
}
