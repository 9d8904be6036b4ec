package io.illm.lab.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.host.Home;
import io.illm.lab.host.Ownership;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.RunCleanup.Undone;
import io.illm.lab.runner.RunEvent.Creating;
import io.illm.lab.runner.RunEvent.Creating.Kind;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.ProcessIdentity;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.UnfinishedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Cleaning up after a run")
class RunCleanupTest {

  private static final Ownership NOBODY_ELSE = new Ownership(Optional.empty());

  private static final ProcessIdentity DEAD = new ProcessIdentity(1, "long ago");

  /** A cluster of a kubeconfig isn't the lab's to take down. */
  private static final Creating CANNOT_BE_UNDONE =
      new Creating(Kind.CLUSTER, "kubeconfig:shop", Optional.empty());

  @TempDir private Path temporary;
  private RunCleanup cleanup;
  private RunFolder run;
  private Path workspace;

  @BeforeEach
  void make_a_run() throws IOException {
    Home home = new Home(new Library(temporary), temporary.resolve("cache"), temporary);
    cleanup = new RunCleanup(home, Progress.silent());
    run = RunFolder.create(home.runs(), Instant.EPOCH, new Random(1), NOBODY_ELSE);
    workspace = Files.createDirectories(temporary.resolve("steps/deep"));
  }

  @Test
  void removes_what_the_run_created_and_marks_it_as_undone() {
    Undone undone = cleanup.undo(killed(folder()));

    assertThat(undone.removed()).containsExactly("folder " + workspace);
    assertThat(undone.left()).isEmpty();
    assertThat(workspace).doesNotExist();
    assertThat(UnfinishedRun.of(run)).isEmpty();
  }

  @Test
  void goes_on_after_a_thing_that_it_cannot_remove_and_names_it() {
    Undone undone = cleanup.undo(killed(folder(), CANNOT_BE_UNDONE));

    assertThat(undone.removed()).containsExactly("folder " + workspace);
    assertThat(undone.left())
        .singleElement()
        .asString()
        .contains("cluster kubeconfig:shop", "the lab did not make");
    assertThat(workspace).doesNotExist();
  }

  @Test
  void leaves_a_run_unfinished_of_which_something_is_left() {
    cleanup.undo(killed(CANNOT_BE_UNDONE));

    assertThat(UnfinishedRun.of(run)).isPresent();
  }

  @Test
  void leaves_a_living_run_alone() {
    UnfinishedRun living = journal(ProcessIdentity.self(), folder());

    assertThatThrownBy(() -> cleanup.undo(living))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is still going on");
    assertThat(workspace).exists();
  }

  private Creating folder() {
    return new Creating(Kind.FOLDER, workspace.toString(), Optional.empty());
  }

  private UnfinishedRun killed(Creating... created) {
    return journal(DEAD, created);
  }

  private UnfinishedRun journal(ProcessIdentity process, Creating... created) {
    try (Journal journal = Journal.open(run.journal(), NOBODY_ELSE)) {
      journal.on(new RunEvent.RunBegan(run.id(), "demo", Optional.of(process)));
      for (Creating thing : created) {
        journal.on(thing);
      }
    }
    return UnfinishedRun.of(run).orElseThrow();
  }
}
