package io.illm.lab.image.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Command;
import io.illm.lab.host.Output;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.host.Termination;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureLogTest {

  @TempDir Path folder;

  private String told(String... said) {
    return FailureLog.keep(failed(said), "maven", folder);
  }

  private static ProcessResult failed(String... said) {
    return new ProcessResult(
        Command.of("mvn"),
        new Termination.Exited(1),
        new Output(String.join("\n", said), 0),
        new Output("bye", 0));
  }

  @Test
  void the_first_error_is_told() {
    assertThat(told("[WARNING] old", "[ERROR] Could not resolve x", "[ERROR] -> [Help 1]"))
        .startsWith("Could not resolve x (all that maven said is in ");
  }

  @Test
  void without_one_the_last_line_is_told() {
    assertThat(told("hello")).startsWith("bye (");
  }

  @Test
  void of_npm_the_sentence_is_told_and_not_the_code() {
    assertThat(told("npm error code E404", "npm error 404 Not Found - left-pad"))
        .startsWith("404 Not Found - left-pad (");
  }

  @Test
  void all_that_was_said_is_kept() {
    told("[WARNING] old", "[ERROR] new");
    assertThat(folder.resolve("logs/maven.log")).hasContent("[WARNING] old\n[ERROR] new\nbye");
  }
}
