package io.illm.lab.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.run.VerifyPlan.Candidate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyPlanTest {

  private static Candidate candidate(String name, int day, int minutes) {
    Instant measured = Instant.parse("2026-11-%02dT12:00:00Z".formatted(day));
    return new Candidate(name, Optional.of(measured), Optional.of(Duration.ofMinutes(minutes)));
  }

  private static Candidate never(String name) {
    return new Candidate(name, Optional.empty(), Optional.empty());
  }

  private static List<String> names(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::experiment).toList();
  }

  @Test
  void the_oldest_evidence_comes_first_after_experiments_without_any() {
    List<Candidate> all =
        List.of(candidate("new", 20, 1), candidate("old", 2, 1), never("b"), never("a"));
    VerifyPlan plan = VerifyPlan.of(all, Duration.ofHours(1));
    assertThat(names(plan.chosen())).containsExactly("a", "b", "old", "new");
    assertThat(plan.leftOut()).isEmpty();
  }

  @Test
  void what_takes_longer_than_what_is_left_is_left_out_and_a_shorter_one_still_runs() {
    List<Candidate> all =
        List.of(candidate("first", 1, 6), candidate("long", 2, 5), candidate("short", 3, 4));
    VerifyPlan plan = VerifyPlan.of(all, Duration.ofMinutes(10));
    assertThat(names(plan.chosen())).containsExactly("first", "short");
    assertThat(names(plan.leftOut())).containsExactly("long");
  }

  @Test
  void without_time_nothing_is_chosen() {
    VerifyPlan plan = VerifyPlan.of(List.of(never("a"), candidate("b", 1, 1)), Duration.ZERO);
    assertThat(plan.chosen()).isEmpty();
    assertThat(plan.leftOut()).hasSize(2);
  }
}
