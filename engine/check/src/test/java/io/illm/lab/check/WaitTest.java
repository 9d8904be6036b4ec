package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WaitTest {

  private static final Observation POD =
      new Observation.OneObject(new ObjectRef("v1", "Pod", Optional.empty(), "x"));
  private static final Condition THREE = Cel.condition("object.ready == 3", "object");

  /** Shows values at times in milliseconds from its start, and is the clock as well. */
  private static final class Script implements ObservationSource {

    private record Event(long millis, Observed observed) {}

    private final Queue<Event> events = new ArrayDeque<>();
    private long now;

    Script at(long millis, int ready) {
      ObjectNode node = JsonNodeFactory.instance.objectNode().put("ready", ready);
      events.add(new Event(millis, Observed.of(node, "deployment/web in shop")));
      return this;
    }

    long nanoTime() {
      return now * 1_000_000;
    }

    @Override
    public Optional<Observed> next(Duration patience) {
      long latest = now + Math.max(0, patience.toMillis());
      Event event = events.peek();
      if (event == null || event.millis() > latest) {
        now = latest;
        return Optional.empty();
      }
      now = Math.max(now, event.millis());
      return Optional.of(events.remove().observed());
    }

    @Override
    public void close() {}
  }

  private static CheckOutcome await(Script script, long within, long holdFor)
      throws InterruptedException {
    return new Wait(
            script,
            "object",
            THREE,
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
  void an_invariant_keeps_its_first_violation() throws InterruptedException {
    try (InvariantWatch watch =
        new InvariantWatch(POD, THREE, () -> new Script().at(0, 3).at(20, 2).at(30, 1).at(40, 3))) {
      for (int i = 0; i < 200 && watch.violation().isEmpty(); i++) {
        Thread.sleep(10);
      }
      assertThat(watch.violation())
          .hasValueSatisfying(violation ->
              assertThat(violation.because())
                  .isEqualTo("`object.ready == 3` does not hold: object.ready is 2"));
    }
  }

  @Test
  void a_look_that_the_end_of_a_watch_cut_short_is_not_a_violation() throws Exception {
    var looking = new CountDownLatch(1);
    var watch = new InvariantWatch(POD, THREE, () -> new CutShort(looking));
    looking.await();

    watch.close();

    assertThat(watch.last()).hasValueSatisfying(look -> assertThat(look.present()).isFalse());
    assertThat(watch.violation()).isEmpty();
  }

  /** Sees nothing once it is interrupted, as a command in a pod does. */
  private record CutShort(CountDownLatch looking) implements ObservationSource {

    @Override
    public Optional<Observed> next(Duration patience) {
      looking.countDown();
      try {
        Thread.sleep(Duration.ofMinutes(1));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Optional.of(Observed.absent(MissingNode.getInstance(), "interrupted"));
    }

    @Override
    public void close() {}
  }
}
