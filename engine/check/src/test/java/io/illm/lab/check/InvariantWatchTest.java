package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.illm.lab.check.InvariantOutcome.Violation;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class InvariantWatchTest {

  private static final Observation POD =
      new Observation.OneObject(new ObjectRef("v1", "Pod", Optional.empty(), "x"));
  private static final Condition THREE = Cel.condition("object.ready == 3", "object");

  private final Source source = new Source();
  private final AtomicLong seconds = new AtomicLong();

  private InvariantWatch watch() {
    return new InvariantWatch(
        POD, THREE, () -> source, () -> "Scale down", () -> seconds.get() * 1_000_000_000L);
  }

  private static Observed ready(int replicas) {
    return Observed.of(
        JsonNodeFactory.instance.objectNode().put("ready", replicas), "deployment/web in shop");
  }

  private static Observed silence() {
    return new Observed.Unreadable("connection refused");
  }

  @Test
  void its_first_violation_is_kept_with_the_object_as_it_then_was() {
    source.shows(ready(3), ready(2), ready(1));
    InvariantWatch watch = watch();
    source.exhausted(watch);

    Violation violation = watch.end().violation().orElseThrow();

    assertThat(violation.because())
        .isEqualTo("`object.ready == 3` does not hold: object.ready is 2");
    assertThat(violation.during()).isEqualTo("Scale down");
    assertThat(violation.observed().json()).isEqualTo("{\"ready\":2}");
  }

  @Test
  void an_outage_is_no_violation_and_is_counted() {
    source.shows(ready(3), silence(), ready(3));
    InvariantWatch watch = watch();
    source.exhausted(watch);

    InvariantOutcome outcome = watch.end();

    assertThat(outcome.violation()).isEmpty();
    assertThat(outcome.unreadable()).isEqualTo(1);
    assertThat(outcome.doubt()).isEmpty();
  }

  @Test
  void its_end_is_seen_too() {
    source.shows(ready(3));
    source.last = ready(1);
    InvariantWatch watch = watch();
    source.exhausted(watch);

    assertThat(watch.end().violation()).isPresent();
  }

  @Test
  void it_says_how_often_it_looked() {
    source.shows(ready(3), ready(3));
    InvariantWatch watch = watch();
    source.exhausted(watch);

    assertThat(watch.end().answers()).isEqualTo(3);
  }

  @Test
  void one_whose_last_look_has_no_answer_is_unproved() {
    source.shows(ready(3));
    source.last = silence();
    InvariantWatch watch = watch();
    source.exhausted(watch);

    assertThat(watch.end().doubt()).hasValue("its last look had no answer: connection refused");
  }

  @Test
  void one_that_saw_nothing_for_long_is_unproved() {
    source.shows(ready(3));
    InvariantWatch watch = watch();
    source.exhausted(watch);
    seconds.set(31);

    assertThat(watch.end().doubt()).hasValue("nothing answered for 31 s, more than 30 s");
  }

  @Test
  void one_whose_look_threw_is_unproved() {
    InvariantWatch watch =
        new InvariantWatch(
            POD,
            THREE,
            () -> {
              throw new IllegalStateException("no such thing");
            },
            () -> "",
            System::nanoTime);

    assertThat(watch.end().doubt())
        .hasValueSatisfying(why -> assertThat(why).contains("a fault of the lab", "no such thing"));
  }

  @Test
  void a_look_that_the_end_of_the_watch_cut_short_is_none() throws Exception {
    InvariantWatch watch = watch();
    source.waiting.await();

    InvariantOutcome outcome = watch.end();

    assertThat(outcome.unreadable()).isZero();
    assertThat(outcome.violation()).isEmpty();
  }

  /** Shows what it is given, then what a look at the end sees. */
  private static final class Source implements ObservationSource {

    private final BlockingQueue<Observed> shown = new LinkedBlockingQueue<>();
    private final CountDownLatch waiting = new CountDownLatch(1);
    private volatile Observed last = ready(3);

    void shows(Observed... observed) {
      shown.addAll(java.util.List.of(observed));
    }

    /** Waits until all was judged, or the watch has seen enough. */
    void exhausted(InvariantWatch watch) {
      while (watch.violation().isEmpty() && waiting.getCount() > 0) {
        Thread.onSpinWait();
      }
    }

    @Override
    public Optional<Observed> next(Duration patience, Duration limit) throws InterruptedException {
      Observed observed = shown.poll();
      if (observed != null) {
        return Optional.of(observed);
      }
      waiting.countDown();
      return Optional.ofNullable(new SynchronousQueue<Observed>().poll(1, TimeUnit.MINUTES));
    }

    @Override
    public Optional<Observed> confirm(Duration limit) {
      return Optional.of(last);
    }

    @Override
    public void close() {}
  }
}
