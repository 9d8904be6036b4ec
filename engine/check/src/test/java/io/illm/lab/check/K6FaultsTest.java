package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lines of logs are those of k6 1.8. */
class K6FaultsTest {

  private static final String THROWN =
      "time=\"2026-11-27T23:50:01Z\" level=error msg=\"TypeError: Cannot read property 'push' of"
          + " undefined or null\\n\\tat default (file:///load/load.js:3:82(16))\\n\""
          + " executor=constant-arrival-rate scenario=orders source=stacktrace\n";

  private static final String THROWN_AS_JSON =
      """
      {"executor":"constant-arrival-rate","level":"error","msg":"TypeError: no push\\n\\tat default","source":"stacktrace"}
      """;

  private static List<String> faults(int exitCode, String reason, String log, String... args) {
    Pod pod =
        new PodBuilder()
            .withNewSpec()
            .addNewContainer()
            .withName("k6")
            .withArgs(args)
            .endContainer()
            .endSpec()
            .withNewStatus()
            .addNewContainerStatus()
            .withName("k6")
            .withNewState()
            .withNewTerminated()
            .withExitCode(exitCode)
            .withReason(reason)
            .endTerminated()
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    return K6Faults.of(pod, log, "load");
  }

  @Test
  void k6_that_ended_well_has_no_fault() {
    assertThat(faults(0, "Completed", "time=\"x\" level=warning msg=\"Request Failed\"\n"))
        .isEmpty();
  }

  @Test
  void a_script_that_throws_is_a_fault_though_k6_exits_with_0() {
    assertThat(faults(0, "Completed", THROWN + THROWN))
        .containsExactly(
            "the script failed 2 times, first: TypeError: Cannot read property 'push' of undefined"
                + " or null");
  }

  @Test
  void a_script_that_throws_is_found_in_a_log_of_json() {
    assertThat(faults(0, "Completed", THROWN_AS_JSON, "--log-format=json"))
        .containsExactly("the script failed 1 time, first: TypeError: no push");
  }

  @Test
  void words_that_a_script_prints_are_no_error_of_its_own() {
    assertThat(faults(0, "Completed", "time=\"x\" level=error msg=\"just words\" source=console\n"))
        .isEmpty();
  }

  @Test
  void a_message_that_speaks_of_the_console_is_an_error_all_the_same() {
    assertThat(faults(0, "", "time=\"x\" level=error msg=\"source=console\" source=stacktrace\n"))
        .hasSize(1);
  }

  @Test
  void a_script_that_aborts_is_a_fault() {
    assertThat(faults(108, "Error", ""))
        .containsExactly("k6 ended with exit code 108: the script aborted the test");
  }

  @Test
  void k6_without_enough_memory_is_a_fault() {
    assertThat(faults(137, "OOMKilled", ""))
        .containsExactly("k6 ended with exit code 137: it ran out of memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--log-output=none", "--log-format=raw", "run --log-output none x.js"})
  void a_hidden_log_is_a_fault(String argument) {
    assertThat(faults(0, "Completed", "", "run", argument))
        .containsExactly(
            "job/load hides k6's log (--log-output, or --log-format raw): its errors can't be seen");
  }

  @Test
  void k6_that_still_runs_is_a_fault() {
    Pod running =
        new PodBuilder()
            .withNewSpec()
            .addNewContainer()
            .withName("k6")
            .endContainer()
            .endSpec()
            .withNewStatus()
            .endStatus()
            .build();
    assertThat(K6Faults.of(running, "", "load"))
        .containsExactly(
            "k6 had not ended when the drive did: let it wait for job/load to complete");
  }

  @Test
  void a_job_without_a_container_of_k6_is_a_fault() {
    Pod other = new PodBuilder().withNewSpec().endSpec().withNewStatus().endStatus().build();
    assertThat(K6Faults.of(other, "", "load"))
        .containsExactly(
            "job/load has no container `k6`, so that k6's end and errors can't be seen");
  }
}
