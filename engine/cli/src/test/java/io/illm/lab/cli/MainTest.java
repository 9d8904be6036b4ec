package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void programs_can_read_numbers_though_the_users_language_has_digits_of_its_own()
      throws IOException, InterruptedException {
    Process lab =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.language=fa",
                "-Duser.country=IR",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                Objects.requireNonNull(System.getProperty("java.class.path")),
                NumbersAfterStart.class.getName())
            .redirectErrorStream(true)
            .start();
    String out = new String(lab.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(lab.waitFor()).as(out).isZero();
    assertThat(out).contains("netns 1234");
  }
}
