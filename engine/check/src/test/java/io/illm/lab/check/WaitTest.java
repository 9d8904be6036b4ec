package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.check.CheckOutcome.Ending;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class WaitTest {

  private static final Condition THREE = Cel.condition("object.ready == 3", "object");
  private static final Condition NOTHING = Cel.condition("!has(object.ready)", "object");

  /** Shows values at times in milliseconds from its start, and is the clock as well. */
  private static final class Script implements ObservationSource {

    private record Event(long millis, Observed observed) {}

    private final Queue<Event> events = new ArrayDeque<>();
    private Observed last = new Observed.Unreadable("nothing");
    private boolean hangs;
    private long answersAfter;
    private long now;

    Script at(long millis, int ready) {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("ready", ready);
      return saw(millis, Observed.of(node, "deployment/web in shop"));
    }

    /** Nothing answers. */
    Script silentAt(long millis) {
      return saw(millis, new Observed.Unreadable("connection refused"));
    }

    private Script saw(long millis, Observed observed) {
      events.add(new Event(millis, observed));
      return this;
    }

    long nanoTime() {
      return now * 1_000_000;
    }

    @Override
    public Optional<Observed> next(Duration patience, Duration limit) {
      long latest = now + Math.max(0, patience.toMillis());
      Event event = events.peek();
      if (event == null || event.millis() > latest) {
        now = latest;
        return Optional.empty();
      }
      now = Math.max(now, event.millis()) + answersAfter;
      last = events.remove().observed();
      return Optional.of(last);
    }

    /** As it was seen last, unless nothing can be read by then. */
    @Override
    public Optional<Observed> confirm(Duration limit) {
      Event event = events.peek();
      if (event != null && event.millis() <= now) {
        return Optional.empty();
      }
      now += hangs ? limit.toMillis() : 0;
      return Optional.of(hangs ? new Observed.Unreadable("no answer") : last);
    }

    @Override
    public void close() {}
  }

  private static CheckOutcome await(Script script, long within, long holdFor)
      throws InterruptedException {
    return await(script, THREE, within, holdFor);
  }

  private static CheckOutcome await(Script script, Condition condition, long within, long holdFor)
      throws InterruptedException {
    return new Wait(
            script,
            "object",
            condition,
            Duration.ofMillis(within),
            Duration.ofMillis(holdFor),
            WaitListener.none(),
            EarlyExit.open(),
            script::nanoTime)
        .end();
  }

  @Test
  void ends_as_soon_as_the_condition_holds() throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 1).at(50, 3), 5_000, 0);
    assertThat(outcome.held()).isTrue();
    assertThat(outcome.took()).isEqualTo(Duration.ofMillis(50));
    assertThat(outcome.message()).isEmpty();
  }

  @Test
  void looks_once_even_without_any_time() throws InterruptedException {
    assertThat(await(new Script().at(0, 3), 0, 0).held()).isTrue();
  }

  @Test
  void waits_until_the_condition_has_stayed() throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 3), 5_000, 100);
    assertThat(outcome.held()).isTrue();
    assertThat(outcome.took()).isZero();
  }

  @Test
  void a_condition_that_breaks_may_come_true_again_in_time() throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 3).at(30, 2).at(60, 3), 5_000, 100);
    assertThat(outcome.held()).isTrue();
    assertThat(outcome.took()).isEqualTo(Duration.ofMillis(60));
  }

  @Test
  void a_condition_that_came_true_in_time_may_stay_beyond_the_deadline()
      throws InterruptedException {
    assertThat(await(new Script().at(0, 1).at(30, 3), 60, 200).held()).isTrue();
  }

  @Test
  void a_condition_that_breaks_after_the_deadline_fails() throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 3).at(150, 2), 100, 400);
    assertThat(outcome.held()).isFalse();
    assertThat(outcome.message()).contains("it held and broke 1 times");
  }

  @Test
  void a_deadline_that_passes_says_what_was_seen_last() throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 1).at(20, 2), 50, 0);
    assertThat(outcome.message())
        .isEqualTo(
            "after 0 s, deployment/web in shop:\n"
                + "  does not hold  object.ready == 3  (object.ready is 2)");
    assertThat(outcome.last().json()).isEqualTo("{\"ready\":2}");
  }

  @Test
  void a_wait_that_has_become_hopeless_ends_before_its_deadline() throws InterruptedException {
    Script script = new Script().at(0, 1);
    CheckOutcome outcome =
        new Wait(
                script,
                "object",
                THREE,
                Duration.ofMinutes(5),
                Duration.ZERO,
                WaitListener.none(),
                () -> script.now < 20_000 ? Optional.empty() : Optional.of("no such image"),
                script::nanoTime)
            .end();
    assertThat(outcome.held()).isFalse();
    assertThat(outcome.took()).isEqualTo(Duration.ofSeconds(20));
    assertThat(outcome.message())
        .contains("object.ready is 1")
        .endsWith("waiting longer is of no use:\n  no such image");
  }

  @Test
  void a_busy_object_does_not_make_the_prospect_be_asked_at_each_event()
      throws InterruptedException {
    List<Long> asked = new ArrayList<>();
    Script script = new Script();
    for (int millis = 0; millis < 3_000; millis += 10) {
      script.at(millis, 1);
    }
    new Wait(
            script,
            "object",
            THREE,
            Duration.ofSeconds(3),
            Duration.ZERO,
            WaitListener.none(),
            () -> {
              asked.add(script.now);
              return Optional.empty();
            },
            script::nanoTime)
        .end();
    assertThat(asked).isEqualTo(List.of(1_000L, 2_000L));
  }

  @Test
  void the_listener_is_told_everything() throws InterruptedException {
    List<Boolean> told = new ArrayList<>();
    Script script = new Script().at(0, 1).at(10, 2).at(20, 3);
    new Wait(
            script,
            "object",
            THREE,
            Duration.ofSeconds(5),
            Duration.ZERO,
            (_, verdict) -> told.add(verdict.holds()),
            EarlyExit.open(),
            script::nanoTime)
        .end();
    assertThat(told).isEqualTo(Arrays.asList(false, false, true));
  }

  @Test
  void a_condition_on_what_cannot_be_read_does_not_hold() throws InterruptedException {
    CheckOutcome outcome = await(new Script().silentAt(0), NOTHING, 50, 0);
    assertThat(outcome.ending()).isEqualTo(Ending.UNREADABLE);
    assertThat(outcome.message()).isEqualTo("after 0 s it could not be seen: connection refused");
  }

  @Test
  void time_in_which_nothing_answers_does_not_count_for_the_hold() throws InterruptedException {
    Script script = new Script().at(0, 3).silentAt(40).at(90, 3);
    CheckOutcome outcome = await(script, 5_000, 100);
    assertThat(outcome.held()).isTrue();
    assertThat(script.now).isEqualTo(190);
  }

  @Test
  void a_hold_that_cannot_be_seen_to_its_end_is_unreadable() throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 3).silentAt(40), 50, 100);
    assertThat(outcome.ending()).isEqualTo(Ending.UNREADABLE);
  }

  @Test
  void silence_is_confirmed_before_a_hold_is_granted() throws InterruptedException {
    Script script = new Script().at(0, 3);
    script.hangs = true;
    assertThat(await(script, 50, 100).ending()).isEqualTo(Ending.UNREADABLE);
  }

  @Test
  void an_outage_after_the_last_answer_is_told_apart_from_a_false_condition()
      throws InterruptedException {
    CheckOutcome outcome = await(new Script().at(0, 1).silentAt(10), 50, 0);
    assertThat(outcome.ending()).isEqualTo(Ending.UNREADABLE);
    assertThat(outcome.message())
        .isEqualTo(
            "after 0 s it could not be seen: connection refused\n"
                + "the last answer, after 0 s:\n"
                + "  does not hold  object.ready == 3  (object.ready is 1)");
  }

  @Test
  void an_answer_after_the_deadline_does_not_count() throws InterruptedException {
    Script script = new Script().at(0, 3);
    script.answersAfter = 60;
    assertThat(await(script, 50, 0).held()).isFalse();
  }
}
