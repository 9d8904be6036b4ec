package io.illm.lab.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Ownership;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Creating CLUSTER = new Creating(Kind.CLUSTER, "run-1234", Optional.empty());

  private static final ProcessIdentity DEAD = new ProcessIdentity(1, "long ago");
  private static final Ownership NOBODY_ELSE = new Ownership(Optional.empty());

  @TempDir private Path temporary;
  private RunFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = RunFolder.create(temporary, Instant.EPOCH, new Random(1), NOBODY_ELSE);
  }

  @Test
  void what_was_written_is_read_again() {
    write(CLUSTER);

    assertThat(Journal.read(folder.journal()))
        .extracting(Journal.Entry::event)
        .containsExactly(CLUSTER);
  }

  @Test
  void what_an_interrupted_thread_writes_is_kept() {
    Thread.currentThread().interrupt();
    write(CLUSTER, CLUSTER);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(Journal.read(folder.journal())).hasSize(2);
  }

  @Test
  void an_event_after_a_line_that_a_crash_cut_off_is_read() throws IOException {
    write(CLUSTER);
    Files.writeString(folder.journal(), "{\"at\":17", StandardOpenOption.APPEND);
    write(CLUSTER);

    assertThat(Journal.read(folder.journal())).hasSize(2);
  }

  @Test
  void a_run_that_was_killed_before_its_first_event_never_began() {
    assertThat(UnfinishedRun.neverBegan(folder, Instant.now().plusSeconds(1))).isTrue();
    assertThat(UnfinishedRun.neverBegan(folder, Instant.now().minusSeconds(60))).isFalse();

    write(CLUSTER);

    assertThat(UnfinishedRun.neverBegan(folder, Instant.now().plusSeconds(1))).isFalse();
  }

  @Test
  void a_line_that_a_crash_cut_off_is_left_out() throws IOException {
    write(CLUSTER);
    Files.writeString(folder.journal(), "{\"at\":17", StandardOpenOption.APPEND);

    assertThat(Journal.read(folder.journal())).hasSize(1);
  }

  @Test
  void a_run_without_an_end_is_unfinished_and_knows_what_it_created() {
    write(began(DEAD), CLUSTER);

    assertThat(UnfinishedRun.of(folder))
        .hasValueSatisfying(run -> assertThat(run.created()).containsExactly(CLUSTER));
  }

  @Test
  void a_run_whose_pid_belongs_to_another_process_now_is_dead() {
    long self = ProcessHandle.current().pid();
    write(began(new ProcessIdentity(self, "an earlier start")));

    assertThat(UnfinishedRun.of(folder))
        .hasValueSatisfying(run -> assertThat(run.alive()).isFalse());
  }

  @Test
  void a_run_that_goes_on_is_alive() {
    write(began(ProcessIdentity.self()));

    assertThat(UnfinishedRun.of(folder))
        .hasValueSatisfying(run -> assertThat(run.alive()).isTrue());
  }

  @Test
  void a_run_that_was_undone_is_not_unfinished() {
    write(began(DEAD), new RunEvent.RunUndone(List.of()));

    assertThat(UnfinishedRun.of(folder)).isEmpty();
  }

  @Test
  void a_run_that_left_objects_on_a_shared_cluster_is_unfinished_and_names_them() {
    RunEvent.Leaked leaked = new RunEvent.Leaked(List.of("ConfigMap a/held"), "shop");
    write(began(DEAD), leaked);

    assertThat(UnfinishedRun.of(folder))
        .hasValueSatisfying(run -> assertThat(run.leaked()).containsExactly(leaked));
  }

  @Test
  void a_run_of_an_older_lab_is_dead() throws IOException {
    Files.writeString(
        folder.journal(),
        "{\"at\":1,\"event\":{\"event\":\"RunBegan\",\"id\":\"id\",\"experiment\":\"demo\",\"pid\":1,"
            + "\"processStarted\":17}}\n");

    assertThat(UnfinishedRun.of(folder))
        .hasValueSatisfying(run -> assertThat(run.alive()).isFalse());
  }

  private static RunEvent began(ProcessIdentity process) {
    return new RunEvent.RunBegan("id", "demo", Optional.of(process));
  }

  private void write(RunEvent... events) {
    try (Journal journal = Journal.open(folder.journal(), NOBODY_ELSE)) {
      List.of(events).forEach(journal::on);
    }
  }
}
