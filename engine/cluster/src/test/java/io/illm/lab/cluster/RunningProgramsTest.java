package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A program that exits while its cluster boots")
class RunningProgramsTest {

  @TempDir private Path folder;

  private final AtomicInteger starts = new AtomicInteger();
  private ProgramInstance apiServer;

  @BeforeEach
  void name_a_program() {
    apiServer = ProgramInstance.of(Program.API_SERVER, Layout.of(folder, "shop"));
  }

  @Test
  void is_started_again() {
    running().await(startedTimes(2), "the API server");

    assertThat(starts).hasValue(2);
  }

  @Test
  void ends_the_boot_at_its_third_exit() {
    assertThatThrownBy(() -> running().await(startedTimes(4), "the API server"))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("kube-apiserver ended with exit code 3");
    assertThat(starts).hasValue(3);
  }

  private RunningPrograms running() {
    var running = new RunningPrograms();
    running.start(apiServer, this::exit);
    return running;
  }

  private Process exit() {
    starts.incrementAndGet();
    try {
      return new ProcessBuilder("sh", "-c", "exit 3").start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BooleanSupplier startedTimes(int times) {
    return () -> starts.get() >= times;
  }
}
