package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A start goes on")
class LogProgressTest {

  private static final String REFUSED =
      "E1127 10:00:%02d.123456    4711 reflector.go:200] \"connection refused\" node=\"node-1\"\n";

  @TempDir private Path folder;
  private final LogProgress progress = new LogProgress();

  @Test
  void while_programs_log_what_they_never_did_before() throws IOException {
    log("kubelet", "starting\n");
    assertThat(progressed()).isTrue();
    log("kubelet", "registered\n");
    assertThat(progressed()).isTrue();
  }

  @Test
  void no_longer_where_one_retries_the_same_again_and_again() throws IOException {
    log("kubelet", REFUSED.formatted(1));
    assertThat(progressed()).isTrue();
    for (int second = 2; second < 60; second++) {
      log("kubelet", REFUSED.formatted(second));
      assertThat(progressed()).isFalse();
    }
  }

  @Test
  void no_longer_where_all_are_silent() throws IOException {
    log("etcd", "ready\n");
    assertThat(progressed()).isTrue();
    assertThat(progressed()).isFalse();
  }

  @Test
  void where_one_of_two_programs_is_silent() throws IOException {
    log("etcd", "ready\n");
    assertThat(progressed()).isTrue();
    log("kubelet", "starting\n");
    assertThat(progressed()).isTrue();
  }

  private void log(String program, String text) throws IOException {
    Files.writeString(
        folder.resolve(program), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private boolean progressed() {
    return progress.progressed(List.of(folder.resolve("etcd"), folder.resolve("kubelet")));
  }
}
