package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.report.RunJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishCommandTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void make_a_checkout() throws IOException {
    SmallCheckout checkout = SmallCheckout.in(folder);
    String page = Files.readString(folder.resolve(SmallCheckout.README));
    checkout.write(SmallCheckout.README, page + "\n<!-- results -->\n<!-- /results -->\n");
  }

  @Test
  void a_refuted_study_is_published() throws IOException {
    assertThat(publish(Tutorial.PASSED, Verdict.REFUTED)).isZero();

    assertThat(readme()).contains("**Draining: refuted");
  }

  @Test
  void a_study_without_enough_evidence_is_published_as_that() throws IOException {
    assertThat(publish(Tutorial.PASSED, Verdict.INSUFFICIENT)).isZero();

    assertThat(readme()).contains("**Draining: insufficient.**");
  }

  @Test
  void a_run_whose_tutorial_failed_is_not_published() throws IOException {
    assertThat(publish(Tutorial.FAILED, Verdict.NOT_RUN)).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains("its tutorial failed");
    assertThat(readme()).doesNotContain("Draining: ");
  }

  private String readme() throws IOException {
    return Files.readString(folder.resolve(SmallCheckout.README));
  }

  private int publish(Tutorial tutorial, Verdict verdict) throws IOException {
    Home home = Home.below(new Library(folder), folder);
    Path run = Files.createDirectories(home.runs().resolve("a-run"));
    Files.writeString(run.resolve("run.json"), RunJson.write(run(tutorial, verdict)));
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    Lab lab = new Lab(home, new Terminal(errors, Screen.plain(), errors, Screen.plain()));
    return Commands.run(lab, List.of("publish", "last"));
  }

  private Run run(Tutorial tutorial, Verdict verdict) {
    StudyResult study =
        new StudyResult(
            "Draining", "It drops nothing.", verdict, "", Map.of(), List.of(), Map.of(), List.of());
    return new Run(
        Run.SCHEMA,
        "a-run",
        "demo",
        "8.1",
        "A demo",
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        "lab run demo",
        new Run.Outcome(tutorial, Optional.empty(), false),
        new Run.Environment("", "", "", "", Map.of(), Map.of(), Map.of()),
        List.of(),
        List.of(),
        List.of(study),
        new Run.Audit(Run.Audit.State.CLEAN, List.of(), ""),
        FolderContent.of(folder.resolve(SmallCheckout.README).resolveSibling("")).files());
  }
}
