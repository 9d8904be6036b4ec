package io.illm.lab.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An interruption")
class InterruptionTest {

  private final Interruption interruption = new Interruption();

  @Test
  void stops_the_work_that_is_going_on() {
    AtomicBoolean stopped = new AtomicBoolean();

    interruption.during(() -> {
      interruption.ask();
      stopped.set(Thread.interrupted());
    });

    assertThat(stopped).isTrue();
    assertThat(interruption.asked()).isTrue();
  }

  @Test
  void stops_work_that_begins_after_it() {
    AtomicBoolean stopped = new AtomicBoolean();
    interruption.ask();

    interruption.during(() -> stopped.set(Thread.interrupted()));

    assertThat(stopped).isTrue();
  }

  @Test
  void does_not_reach_what_follows_the_work() {
    interruption.during(interruption::ask);

    assertThat(Thread.interrupted()).as("as the work left it").isFalse();

    interruption.ask();

    assertThat(Thread.interrupted()).as("asked during the clean-up").isFalse();
  }
}
