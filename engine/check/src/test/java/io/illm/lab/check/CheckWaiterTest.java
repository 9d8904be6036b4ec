package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.check.CheckOutcome.Ending;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckWaiterTest {

  private static final Condition ENDED = Cel.condition("command.exitCode == 0", "command");
  private static final Condition FAILED = Cel.condition("command.exitCode != 0", "command");

  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(Config.empty()).build();

  @AfterEach
  void close() {
    client.close();
  }

  private CheckOutcome await(CommandRunner commands, Condition condition)
      throws InterruptedException {
    return new CheckWaiter(new Observer(client, "shop", commands))
        .await(
            new Observation.Command("check it"),
            condition,
            Duration.ofMillis(200),
            Duration.ZERO,
            WaitListener.none());
  }

  @Test
  void a_look_that_does_not_answer_by_the_deadline_is_ended_and_does_not_count() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);

    CheckOutcome outcome = await(_ -> sleepUntilInterrupted(ended), ENDED);

    assertThat(outcome.ending()).isEqualTo(Ending.UNREADABLE);
    assertThat(outcome.message()).startsWith("after 0 s it could not be seen: no answer came");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void a_command_that_was_killed_for_its_time_is_no_failed_command() throws Exception {
    CheckOutcome outcome = await(_ -> new CommandResult(124, "", "", true), FAILED);

    assertThat(outcome.ending()).isEqualTo(Ending.UNREADABLE);
    assertThat(outcome.message()).endsWith("`check it` did not end in time");
  }

  @Test
  void a_command_that_the_lab_could_not_run_is_no_failed_command() throws Exception {
    CheckOutcome outcome =
        await(
            _ -> {
              throw new Broken("no bash", "install it");
            },
            FAILED);

    assertThat(outcome.ending()).isEqualTo(Ending.UNREADABLE);
  }

  private static CommandResult sleepUntilInterrupted(CountDownLatch ended) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException _) {
      ended.countDown();
    }
    return new CommandResult(0, "", "");
  }
}
