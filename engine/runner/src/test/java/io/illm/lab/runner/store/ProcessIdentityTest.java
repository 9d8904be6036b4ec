package io.illm.lab.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The identity of a process")
class ProcessIdentityTest {

  private static final ProcessIdentity LAB = new ProcessIdentity(4711, "boot-a:99");

  @TempDir private Path proc;

  @BeforeEach
  void boot() throws IOException {
    boot("boot-a");
  }

  @Test
  void is_that_of_the_living_process_with_its_start() throws IOException {
    runs("(java)", "S", 99);

    assertThat(LAB.alive(proc)).isTrue();
  }

  @Test
  void is_not_that_of_a_later_process_with_the_same_number() throws IOException {
    runs("(java)", "S", 100);

    assertThat(LAB.alive(proc)).isFalse();
  }

  @Test
  void is_not_that_of_a_process_after_a_reboot() throws IOException {
    runs("(java)", "S", 99);
    boot("boot-b");

    assertThat(LAB.alive(proc)).isFalse();
  }

  @Test
  void is_gone_when_only_the_entry_in_the_process_table_is_left() throws IOException {
    runs("(java)", "Z", 99);

    assertThat(LAB.alive(proc)).isFalse();
  }

  @Test
  void is_gone_with_the_process() {
    assertThat(LAB.alive(proc)).isFalse();
  }

  @Test
  void is_read_whatever_the_program_is_called() throws IOException {
    runs("(a) S 1 2 (b)", "S", 99);

    assertThat(LAB.alive(proc)).isTrue();
  }

  @Test
  void of_this_process_is_alive() {
    assertThat(ProcessIdentity.self().alive()).isTrue();
  }

  private void boot(String id) throws IOException {
    Path file = proc.resolve("sys/kernel/random/boot_id");
    Files.createDirectories(file.getParent());
    Files.writeString(file, id + "\n");
  }

  private void runs(String name, String state, int ticks) throws IOException {
    Path folder = Files.createDirectories(proc.resolve("4711"));
    String between = "1 ".repeat(18); // the fields 4 to 21
    Files.writeString(
        folder.resolve("stat"), "4711 %s %s %s%d 0 0\n".formatted(name, state, between, ticks));
  }
}
