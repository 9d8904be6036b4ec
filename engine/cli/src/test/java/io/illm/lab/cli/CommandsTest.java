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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Lab subject() {
    return new Lab(
        Home.below(new Library(folder), folder),
        new Terminal(stream(out), Screen.plain(), stream(err), Screen.plain()));
  }

  @Test
  void the_help_groups_every_command_by_purpose() {
    assertThat(lab("--help")).isZero();

    Golden.assertMatches("help.txt", text(out));
  }

  @Test
  void without_a_command_the_help_is_shown() {
    assertThat(lab()).isZero();

    assertThat(text(out)).startsWith("Usage: lab");
  }

  @Test
  void no_help_is_wider_than_eighty_columns() {
    assertThat(tree(Commands.all(subject())).toList())
        .allSatisfy(command -> {
          lab(Stream.concat(words(command), Stream.of("--help")).toArray(String[]::new));
          assertThat(text(out).lines())
              .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        });
  }

  @Test
  void every_command_says_what_it_does() {
    assertThat(tree(Commands.all(subject())).toList())
        .hasSizeGreaterThan(15)
        .allSatisfy(command ->
            assertThat(command.getCommandSpec().usageMessage().description()).hasSize(1));
  }

  @Test
  void the_version_is_one_line() {
    assertThat(lab("--version")).isZero();

    assertThat(text(out)).matches("lab \\S+\n");
  }

  @Test
  void a_mistyped_command_names_the_one_that_was_meant() {
    assertThat(lab("lst")).isEqualTo(2);

    assertThat(text(err))
        .isEqualTo("error: unknown command or argument `lst`\nhint: did you mean `list`?\n");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void a_mistyped_option_names_the_one_that_was_meant() {
    assertThat(lab("list", "--jsn")).isEqualTo(2);

    assertThat(text(err))
        .isEqualTo("error: unknown option `--jsn`\nhint: did you mean `--json`?\n");
  }

  @Test
  void a_family_without_a_member_is_bad_input() {
    assertThat(lab("cluster")).isEqualTo(2);

    assertThat(text(err)).contains("hint: see `lab cluster --help`");
  }

  @Test
  void an_unknown_experiment_is_bad_input() throws IOException {
    experiment("rolling-update-tutorial", "8.1", "Rolling updates");

    assertThat(lab("info", "rolling-update-tutoral")).isEqualTo(2);
    assertThat(text(err)).contains("did you mean `rolling-update-tutorial`?");
  }

  @Test
  void experiments_are_listed_by_phase_of_the_roadmap_with_their_last_outcome() throws IOException {
    roadmap();
    experiment("later", "10.2", "Later");
    experiment("sooner", "8.10", "Sooner");
    experiment("first", "8.9", "First");
    Files.writeString(folder.resolve("experiments/later/experiment.yaml"), ": not : yaml :");
    run("20260101-000000-0001", "first", "failed", "refuted", 6);
    run("20260102-000000-0002", "first", "passed", "validated", 6);
    run("20260103-000000-0003", "sooner", "passed", "validated", 2);

    assertThat(lab("list")).isZero();
    Golden.assertMatches("list.txt", text(out));
    assertThat(lab("list", "--json")).isZero();
    Golden.assertMatches("list.json", text(out));
  }

  @Test
  void a_run_that_cannot_be_read_is_skipped_and_named_in_one_line() throws IOException {
    roadmap();
    experiment("first", "8.9", "First");
    run("20260101-000000-0001", "first", "passed", "refuted", 6);
    run("20260102-000000-0002", "first", "won", "validated", 6);

    assertThat(lab("list")).isZero();
    assertThat(text(out)).contains("passed, refuted");
    assertThat(text(err).lines())
        .singleElement()
        .asString()
        .startsWith("skipped 20260102-000000-0002: ");
    assertThat(lab("runs")).isZero();
    assertThat(text(out).lines()).hasSize(2);
    assertThat(text(err).lines()).hasSize(1);
  }

  @Test
  void an_unknown_section_is_bad_input() throws IOException {
    roadmap();

    assertThat(lab("info", "99.1")).isEqualTo(2);
    assertThat(text(err))
        .isEqualTo(
            "error: the roadmap has no section `99.1`\nhint: `lab coverage` lists the sections\n");
  }

  @Test
  void completion_knows_every_command() {
    assertThat(lab("completion", "bash")).isZero();

    assertThat(text(out)).startsWith("#!/usr/bin/env bash").contains("cluster", "kubeconfig");
  }

  private int lab(String... arguments) {
    out.reset();
    err.reset();
    return Commands.run(subject(), List.of(arguments));
  }

  private void roadmap() throws IOException {
    Path file = folder.resolve("docs/roadmap.md");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        ## Phase 8: Deployment Strategies
        ### 8.9 First
        - [8.9-01] A task
        - [8.9-02] Another
        ### 8.10 Sooner
        - [8.10-01] A third
        ## Phase 10: Data
        ### 10.2 Later
        - [10.2-01] The last
        """);
  }

  private void experiment(String name, String section, String title) throws IOException {
    Path file = folder.resolve("experiments").resolve(name).resolve("experiment.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "spec: {section: '%s', title: %s}".formatted(section, title));
  }

  private void run(String id, String experiment, String tutorial, String verdict, int trials)
      throws IOException {
    String ran = String.join(",", Collections.nCopies(trials, "{\"variant\": \"a\"}"));
    Path file = folder.resolve("state/runs").resolve(id).resolve("run.json");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {"id": "%s", "experiment": "%s", "outcome": {"tutorial": "%s", "interrupted": false},
         "phases": [{"name": "resolve"}],
         "studies": [{"name": "s", "variants": {"a": {}}, "trials": [%s], "verdict": "%s"}]}
        """
            .formatted(id, experiment, tutorial, ran, verdict));
  }

  private static Stream<CommandLine> tree(CommandLine command) {
    return command.getSubcommands().values().stream()
        .flatMap(child -> Stream.concat(Stream.of(child), tree(child)));
  }

  private static Stream<String> words(CommandLine command) {
    return Stream.of(command.getCommandSpec().qualifiedName().split(" ", -1)).skip(1);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
