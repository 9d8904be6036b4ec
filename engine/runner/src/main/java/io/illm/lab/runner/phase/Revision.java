package io.illm.lab.runner.phase;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commit that an experiment was run from.
 *
 * @param checkout the lab's checkout
 * @param experiment the experiment's folder, which may be outside the checkout
 */
record Revision(Path checkout, Path experiment) {

  private record Answer(int exit, String text) {}

  /**
   * Returns the commit. {@code +changes} is appended if the commit differs from what ran: a tracked
   * file of the checkout was changed, or the experiment's folder has files that are not in the
   * commit, ignored files included. Without git or a commit, it returns the reason.
   */
  String words() {
    Optional<Answer> commit = git("rev-parse", "--short=12", "HEAD");
    if (commit.isEmpty()) {
      return "unknown: there is no git here";
    }
    return commit.get().exit() == 0
        ? commit.get().text() + (isWhole() ? "" : "+changes")
        : "unknown: the checkout has no commit that git can read";
  }

  private boolean isWhole() {
    return clean(git("status", "--porcelain", "--untracked-files=no"))
        && clean(
            git(
                "status",
                "--porcelain",
                "--untracked-files=all",
                "--ignored=matching",
                "--",
                experiment.toAbsolutePath().toString()))
        && tracked(git("ls-files", "--", experiment.toAbsolutePath().toString()));
  }

  private static boolean clean(Optional<Answer> status) {
    return status.filter(answer -> answer.exit() == 0 && answer.text().isEmpty()).isPresent();
  }

  private static boolean tracked(Optional<Answer> files) {
    return files.filter(answer -> answer.exit() == 0 && !answer.text().isEmpty()).isPresent();
  }

  /** Runs git; empty if there is no git. */
  private Optional<Answer> git(String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-C", checkout.toString()));
    command.addAll(List.of(words));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new Answer(git.waitFor(), text.strip()));
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
