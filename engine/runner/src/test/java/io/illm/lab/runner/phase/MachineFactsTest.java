package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Home;
import io.illm.lab.host.Ownership;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.ProcessIdentity;
import io.illm.lab.runner.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {

  @TempDir private Path folder;
  private Home home;
  private RunFolder self;

  @BeforeEach
  void begin_a_run() {
    home = Home.of(folder, Map.of("HOME", folder.toString()), Optional.empty());
    self = begin("one-run");
  }

  private RunFolder begin(String id) {
    RunFolder run = new RunFolder(home.runs().resolve(id));
    try {
      Files.createDirectories(run.path());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    try (Journal journal = Journal.open(run.journal(), new Ownership(Optional.empty()))) {
      journal.on(new RunEvent.RunBegan(id, "demo", Optional.of(ProcessIdentity.self())));
    }
    return run;
  }

  private Map<String, String> facts() {
    return new MachineFacts(home, self, folder).read();
  }

  @Test
  void the_processor_and_the_load_before_are_read() throws IOException {
    Files.writeString(folder.resolve("cpuinfo"), "processor\t: 0\nmodel name\t: A Chip\n");
    Files.writeString(folder.resolve("loadavg"), "1.25 0.5 0.1 1/200 4242\n");

    assertThat(facts())
        .containsEntry("processor model", "A Chip")
        .containsEntry("load before", "1.25 in the minute before the run");
  }

  @Test
  void what_the_machine_does_not_tell_is_left_out() {
    assertThat(facts()).containsOnlyKeys("clusters beside", "runs beside");
  }

  @Test
  void a_run_is_not_beside_itself() {
    assertThat(facts())
        .containsEntry("runs beside", "none")
        .containsEntry("clusters beside", "none");
  }

  @Test
  void another_run_that_goes_on_is_named() {
    begin("another-run");

    assertThat(facts()).containsEntry("runs beside", "demo (another-run)");
  }

  @Test
  void a_run_that_has_ended_is_not_beside() throws IOException {
    Files.writeString(begin("ended-run").path().resolve("run.json"), "{}");

    assertThat(facts()).containsEntry("runs beside", "none");
  }
}
