package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What an error message shows of a log")
class LogTailTest {

  @TempDir private Path folder;

  @Test
  void is_its_last_twelve_lines() throws IOException {
    assertThat(LogTail.of(log(numbered(1, 40)))).isEqualTo(numbered(29, 40));
  }

  @Test
  void begins_with_the_panic_that_ended_the_program() throws IOException {
    String panic = "panic: runtime error: invalid memory address or nil pointer dereference";

    assertThat(LogTail.of(log(numbered(1, 9), panic, numbered(1, 40))))
        .isEqualTo(panic + "\n  " + numbered(1, 11));
  }

  @Test
  void says_that_there_is_none() {
    assertThat(LogTail.of(folder.resolve("none.log"))).startsWith("(no log at ");
  }

  private static String numbered(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> "line " + number)
        .collect(Collectors.joining("\n  "));
  }

  private Path log(String... blocks) throws IOException {
    return Files.write(
        folder.resolve("program.log"),
        List.of(String.join("\n", blocks).replace("\n  ", "\n").split("\n")));
  }
}
