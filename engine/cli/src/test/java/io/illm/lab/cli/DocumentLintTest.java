package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("`lab lint` of a document")
class DocumentLintTest {

  @TempDir private Path folder;
  private SmallCheckout checkout;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void write() throws IOException {
    checkout = SmallCheckout.in(folder);
  }

  @Test
  void finds_no_fault_in_a_claim_that_names_a_step() throws IOException {
    document("- {tasks: [8.1-01], step: demo / Deploy}");

    assertThat(lint()).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void finds_every_false_claim_with_its_place() throws IOException {
    document(
        """
        - {tasks: [8.1-99], step: demo / Deploy}
          - {tasks: [8.1-01], run: 20260101-000000-abcd}
          - {tasks: [8.1-01], step: dmo / Deploy}
          - {tasks: [8.1-01], step: demo / Deplay}
          - {tasks: [8.1-01], step: Deploy}
          - {tasks: [8.1-01]}\
        """);

    assertThat(lint()).isEqualTo(2);
    Golden.assertMatches(
        "document-faults.txt", err.toString(StandardCharsets.UTF_8).replace(folder + "/", ""));
  }

  @Test
  void leaves_pages_alone_that_claim_nothing() throws IOException {
    checkout.write("docs/guide.md", "---\ntitle: A guide to 8.1-99\n---\n# A guide\n");

    assertThat(lint()).isZero();
  }

  private void document(String claims) throws IOException {
    checkout.write(
        "docs/adrs/0001.md", "---\nkind: Document\nproves:\n  " + claims + "\n---\n# A decision\n");
  }

  private int lint() {
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Lab lab =
        new Lab(
            Home.below(new Library(folder), folder),
            new Terminal(nowhere, Screen.plain(), errors, Screen.plain()));
    return Commands.run(lab, List.of("lint"));
  }
}
