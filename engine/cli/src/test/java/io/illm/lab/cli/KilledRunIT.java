package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cluster.HostInventory;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.step.Workspace;
import io.illm.lab.runner.store.Journal;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.runner.store.UnfinishedRun;
import io.illm.lab.testkit.Prerequisite;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes four minutes on two busy cores, once programs and images are cached. {@code
 * -Dlab.stops=100} stops so many runs, {@code -Dlab.stops.seed=7} at other moments.
 */
@Tag("need-root")
@DisplayName("A run that was stopped")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledRunIT {

  private static final int STOPS = Integer.getInteger("lab.stops", 6);
  private static final int SEED = Integer.getInteger("lab.stops.seed", 42);
  private static final Map<String, Integer> EXIT_CODES =
      Map.of("KILL", 137, "TERM", 143, "HUP", 129, "INT", 130);

  /** Of ten stops, so many come while the run boots. */
  private static final int EARLY_OF_TEN = 4;

  private static final int BOOT_MILLIS = 6_000;
  private static final int RUN_MILLIS = 20_000;

  @TempDir private static Path folder;
  private static LabProcess lab;

  @BeforeAll
  static void have_a_lab() {
    Prerequisite.root(KilledRunIT.class);
    lab = new LabProcess(folder);
    lab.run("cluster", "up", "killed-run-it").exits(0); // builds what isn't in the cache
    lab.run("cluster", "down", "killed-run-it").exits(0);
    assertThat(lab.run("image", "build", "ghcr.io/illm/toolbox:0.1.0").exit()).isZero();
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  /** Each signal in turn, at a moment of the boot or anywhere in the run. */
  static Stream<Arguments> stops() {
    var random = new Random(SEED);
    List<String> signals = List.of("KILL", "TERM", "HUP", "INT");
    return IntStream.range(0, STOPS)
        .mapToObj(i ->
            Arguments.of(
                signals.get(i % signals.size()),
                random.nextInt(i % 10 < EARLY_OF_TEN ? BOOT_MILLIS : RUN_MILLIS)));
  }

  @Order(1)
  @ParameterizedTest(name = "by {0} after {1} ms")
  @MethodSource("stops")
  void leaves_nothing(String signal, int millis) throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.whole().path());
    Thread.sleep(millis);
    running.signal(signal);

    int exit = running.end().exit();

    assertThat(exit).isIn(0, EXIT_CODES.get(signal));
    if (signal.equals("KILL")) {
      lab.run("clean").exits(0);
    }
    assertNothingLeft();
    assertThat(lab.run("clean").exits(0).out()).contains("nothing to clean");
    if (!signal.equals("KILL")) {
      assertReportsWhole();
    }
  }

  /** A run that was stopped before it began has no folder. */
  private static void assertReportsWhole() {
    new Runs(lab.home().runs())
        .folders().stream()
            .filter(run -> Journal.read(run.journal()).stream().noneMatch(KilledRunIT::isUndone))
            .filter(run -> !UnfinishedRun.neverBegan(run, Instant.now()))
            .forEach(run -> {
              assertThat(Runs.read(run)).as("run.json of %s", run.id()).isPresent();
              assertThat(run.path().resolve("report.html")).content().contains("</html>");
            });
  }

  private static boolean isUndone(Journal.Entry entry) {
    return entry.event() instanceof RunEvent.RunUndone;
  }

  @Order(2)
  @Test
  void cleans_up_where_its_terminal_was_closed() throws Exception {
    Process running = lab.startOnPipe("run", Fixture.whole().path());
    try (BufferedReader terminal = running.inputReader()) {
      terminal.lines().takeWhile(line -> !line.contains("1/4 Leave a note")).forEach(_ -> {});
    }
    for (int i = 0; i < 2; i++) { // the terminal sends one, the shell in it another
      new ProcessBuilder("kill", "-HUP", Long.toString(running.pid())).start().waitFor();
    }

    assertThat(running.waitFor()).isEqualTo(129);

    assertNothingLeft();
    assertThat(lab.run("clean").exits(0).out()).contains("nothing to clean");
    assertThat(lab.last().outcome().interrupted()).isTrue();
  }

  @Order(2)
  @Test
  void keeps_the_steps_that_it_had_run() throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.whole().path());
    running.awaitOnErr("4/4 Run a pod");
    running.interrupt();

    running.end().exits(130);

    assertThat(lab.last().steps())
        .extracting(StepResult::status)
        .containsExactly(Status.PASSED, Status.PASSED, Status.PASSED, Status.NOT_RUN);
    assertThat(lab.last().steps().getFirst().blocks()).isNotEmpty();
    assertThat(lab.last().steps().getLast().reason()).startsWith("the run ended during it");
  }

  @Order(2)
  @Test
  void cleans_up_by_itself_where_ctrl_c_ended_it() throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.whole().path());
    running.awaitOnErr("1/4 Leave a note");
    running.interrupt();

    LabProcess.Ended ended = running.end().exits(130);

    assertThat(ended.err()).contains("stopping and cleaning up");
    assertNothingLeft();
    assertThat(lab.run("clean").exits(0).out()).contains("nothing to clean");
    assertThat(lab.last().outcome().interrupted()).isTrue();
    assertThat(lab.run("runs").exits(0).out()).contains(lab.last().id());
  }

  @Order(2)
  @Test
  void goes_on_cleaning_up_where_ctrl_c_came_during_that() throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.whole().path());
    running.awaitOnErr("\nclean up\n");
    running.interrupt();

    running.end().exits(0);

    assertNothingLeft();
    assertThat(lab.last().outcome().interrupted()).as("it had come to its verdict").isFalse();
  }

  @Order(2)
  @Test
  void ends_its_cluster_that_no_longer_answers_and_leaves_the_rest_to_clean() throws Exception {
    LabProcess.Running running = lab.start("run", Fixture.whole().path());
    running.awaitOnErr("1/4 Leave a note");
    ProcessHandle.allProcesses()
        .filter(KilledRunIT::isOurApiServer)
        .findFirst()
        .orElseThrow()
        .destroyForcibly();

    assertThat(running.end().exits(4).err()).contains("clean up did not finish");

    assertNothingLeft();
    assertThat(lab.run("clean").exits(0).out()).doesNotContain("nothing to clean");
    assertThat(lab.run("clean").exits(0).out()).contains("nothing to clean");
  }

  private static boolean isOurApiServer(ProcessHandle process) {
    try { // not the handle's own command line, which is empty where it is a long one
      String words = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
      return words.split("\0", 2)[0].endsWith("/kube-apiserver")
          && words.contains(lab.home().state().toString());
    } catch (IOException e) {
      return false; // it ended meanwhile
    }
  }

  @Order(3)
  @Test
  void is_followed_by_one_that_is_right() {
    lab.run("run", Fixture.whole().path()).exits(0);

    assertNothingLeft();
  }

  private static void assertNothingLeft() {
    for (RunFolder run : new Runs(lab.home().runs()).folders()) {
      Path workspace = Workspace.folderOf(run.id());
      assertThat(HostInventory.of(lab.home().state(), run.cluster()).things().values())
          .as("of cluster %s", run.cluster())
          .allMatch(things -> things.isEmpty());
      assertThat(workspace).doesNotExist();
      assertThat(processesIn(workspace)).as("processes of steps of %s", run.id()).isEmpty();
    }
  }

  /** Steps work in their run's folder, and a process does so even where the folder is gone. */
  private static List<String> processesIn(Path workspace) {
    return ProcessHandle.allProcesses()
        .filter(process -> cwd(process).startsWith(workspace.toString()))
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private static String cwd(ProcessHandle process) {
    try {
      Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // it ended meanwhile
    }
  }
}
