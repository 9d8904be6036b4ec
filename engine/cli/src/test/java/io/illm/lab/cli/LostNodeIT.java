package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.runner.step.Workspace;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes two minutes on two cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("An experiment that breaks nodes")
class LostNodeIT {

  private static final String FIXTURE =
      Path.of("src", "test", "resources", "lost-node").toAbsolutePath().toString();

  @TempDir private Path folder;
  private LabProcess lab;

  @BeforeEach
  void have_a_lab() {
    Prerequisite.root(LostNodeIT.class);
    lab = new LabProcess(folder);
  }

  @AfterEach
  void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void sees_the_node_lost_its_pods_moved_and_the_node_come_back() {
    LabProcess.Ended ended = lab.run("run", FIXTURE).exits(0);

    assertThat(ended.err())
        .contains("kill  node-2: 0 processes", "return  node-2:", "its link is up");
    Run run = lab.last();
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
  }

  @Test
  void leaves_nothing_once_cleaned_where_it_was_killed_with_a_node_out() throws Exception {
    LabProcess.Running running = lab.start("run", FIXTURE);
    Awaitility.await()
        .atMost(Duration.ofMinutes(10)) // of a first run, which builds all programs
        .until(() -> Files.readString(running.err()).contains("kill  node-2"));
    running.process().destroyForcibly().waitFor();

    lab.run("clean").exits(0);

    for (RunFolder run : new Runs(lab.home().runs()).folders()) {
      assertThat(HostInventory.of(lab.home().state(), run.cluster()).things().values())
          .allMatch(things -> things.isEmpty());
      assertThat(Workspace.folderOf(run.id())).doesNotExist();
    }
  }
}
