package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionTest {

  @TempDir private Path checkout;
  @TempDir private Path elsewhere;

  @BeforeEach
  void commit() throws IOException, InterruptedException {
    Files.createDirectories(checkout.resolve("experiments/demo"));
    Files.writeString(checkout.resolve("experiments/demo/README.md"), "# Demo\n");
    Files.writeString(checkout.resolve(".gitignore"), "*.tmp\n");
    git("init", "--quiet");
    git("add", "--all");
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "--message", "one");
  }

  @Test
  void a_committed_experiment_has_a_plain_commit() {
    assertThat(words("demo")).matches("[0-9a-f]{12}");
  }

  @Test
  void an_experiment_that_was_never_added_is_not_in_the_commit() throws IOException {
    Files.createDirectories(checkout.resolve("experiments/fresh"));
    Files.writeString(checkout.resolve("experiments/fresh/README.md"), "# Fresh\n");

    assertThat(words("fresh")).endsWith("+changes");
    assertThat(words("demo")).doesNotContain("+changes");
  }

  @Test
  void an_ignored_file_in_the_experiment_is_a_change() throws IOException {
    Files.writeString(checkout.resolve("experiments/demo/values.tmp"), "1");

    assertThat(words("demo")).endsWith("+changes");
  }

  @Test
  void an_experiment_outside_of_the_checkout_is_not_in_the_commit() throws IOException {
    Files.writeString(elsewhere.resolve("README.md"), "# Mine\n");

    assertThat(new Revision(checkout, elsewhere).words()).endsWith("+changes");
  }

  @Test
  void a_folder_without_git_is_said_to_have_none() {
    assertThat(new Revision(elsewhere, elsewhere).words())
        .isEqualTo("unknown: the checkout has no commit that git can read");
  }

  private String words(String experiment) {
    return new Revision(checkout, checkout.resolve("experiments").resolve(experiment)).words();
  }

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(List.of(words));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
