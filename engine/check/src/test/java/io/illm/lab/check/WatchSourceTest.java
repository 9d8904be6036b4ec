package io.illm.lab.check;

import static io.illm.lab.check.FakeApi.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.check.WatchSource.Limits;
import io.illm.lab.model.experiment.Observation.ManyObjects;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchSourceTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeApi api = new FakeApi();
  private final KubernetesClient client =
      new KubernetesClientBuilder().withConfig(api.config()).build();

  WatchSourceTest() throws IOException {}

  @AfterEach
  void end() {
    client.close();
    api.close();
  }

  private WatchSource one(String name) {
    return source(new Selection("v1", "ConfigMap", "shop", Optional.of(name), Map.of()));
  }

  private WatchSource many() {
    return source(
        Selection.many(
            new ManyObjects("v1", "ConfigMap", Optional.empty(), Map.of("app", "web")), "shop"));
  }

  private WatchSource source(Selection selection) {
    return new WatchSource(new Kinds(client), selection, new Limits(LONG, Duration.ofMillis(300)));
  }

  private static Observed next(WatchSource source) throws InterruptedException {
    return source.next(LONG, LONG).orElseThrow();
  }

  private static Object value(Observed observed) {
    Object value = ((Observed.Answer) observed).value();
    return ObjectFields.of(value).text("data", "value");
  }

  @Test
  void the_first_look_shows_what_is_there() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      assertThat(value(next(source))).isEqualTo("1");
    }
  }

  @Test
  void every_change_is_seen_even_one_that_lasts_a_moment() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      api.tell("MODIFIED", configMap("web", "2"));
      api.tell("MODIFIED", configMap("web", "3"));
      assertThat(value(next(source))).isEqualTo("2");
      assertThat(value(next(source))).isEqualTo("3");
    }
  }

  @Test
  void an_object_comes_and_goes() throws InterruptedException {
    try (WatchSource source = one("web")) {
      assertThat(next(source).description()).isEqualTo("there is no configmap/web in shop");
      api.tell("ADDED", configMap("web", "1"));
      assertThat(next(source)).isInstanceOf(Observed.Seen.class);
      api.tell("DELETED", configMap("web", "1"));
      assertThat(next(source)).isInstanceOf(Observed.Absent.class);
    }
  }

  @Test
  void many_objects_are_seen_whole_at_the_first_look() throws InterruptedException {
    api.has(configMap("b", "2"), configMap("a", "1"));
    try (WatchSource source = many()) {
      assertThat(
              Cel.condition("objects.map(o, o.metadata.name) == ['a', 'b']", "objects")
                  .judge(next(source), "objects"))
          .isEqualTo(new Verdict.Holds());
    }
  }

  @Test
  void nothing_new_is_nothing() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      assertThat(source.next(Duration.ofMillis(20), LONG)).isEmpty();
    }
  }

  @Test
  void a_watch_that_expires_begins_anew_with_a_list() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      api.has(configMap("web", "2"));
      api.forget();
      Observed seen = next(source);
      assertThat(value(seen)).isEqualTo("2");
      assertThat(api.lists()).isEqualTo(2);
    }
  }

  @Test
  void a_kind_may_come_later() throws InterruptedException {
    api.knows(false);
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      assertThat(next(source).description())
          .isEqualTo("the API server knows no kind ConfigMap in v1");
      api.knows(true);
      assertThat(value(next(source))).isEqualTo("1");
    }
  }

  @Test
  void an_api_server_that_cannot_be_reached_is_unreadable() throws InterruptedException {
    api.close();
    try (WatchSource source = one("web")) {
      Observed seen = next(source);
      assertThat(seen).isInstanceOf(Observed.Unreadable.class);
      assertThat(seen.description()).startsWith("configmap/web in shop cannot be read: ");
    }
  }

  @Test
  void no_condition_holds_against_a_dead_api_server() throws InterruptedException {
    api.close();
    for (String condition : List.of("objects.size() == 0", "objects.all(p, ready(p))")) {
      try (WatchSource source = many()) {
        assertThat(Cel.condition(condition, "objects").judge(next(source), "objects"))
            .as(condition)
            .isInstanceOf(Verdict.Unreadable.class);
      }
    }
  }

  @Test
  void a_group_whose_server_is_unavailable_is_unreadable() throws InterruptedException {
    api.refuses(503);
    try (WatchSource source = many()) {
      assertThat(next(source)).isInstanceOf(Observed.Unreadable.class);
    }
  }

  @Test
  void objects_that_may_not_be_read_are_unreadable() throws InterruptedException {
    api.refusesLists(403);
    try (WatchSource source = many()) {
      assertThat(next(source)).isInstanceOf(Observed.Unreadable.class);
    }
  }

  @Test
  void a_kind_that_cannot_be_watched_is_polled() throws InterruptedException {
    api.refusesWatches(405);
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      assertThat(value(next(source))).isEqualTo("1");
      api.has(configMap("web", "2"));
      assertThat(value(next(source))).isEqualTo("2");
    }
  }

  @Test
  void a_silent_watch_is_confirmed_by_a_list() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      assertThat(source.confirm(LONG).map(WatchSourceTest::value)).hasValue("1");
      assertThat(api.lists()).isEqualTo(2);
    }
  }

  @Test
  void a_watch_that_told_nothing_of_a_change_is_begun_anew() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      api.has(configMap("web", "2", "7"));
      assertThat(source.confirm(LONG).orElseThrow().description())
          .isEqualTo(
              "the watch of configmap/web in shop told nothing of a change; it is begun anew");
      assertThat(value(next(source))).isEqualTo("2");
    }
  }

  @Test
  void a_change_that_is_on_its_way_is_seen_before_the_watch_is_confirmed()
      throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      api.has(configMap("web", "2", "7"));
      api.tell("MODIFIED", configMap("web", "2", "7"));
      assertThat(source.confirm(LONG)).isEmpty();
      assertThat(value(next(source))).isEqualTo("2");
      assertThat(source.confirm(LONG).map(WatchSourceTest::value)).hasValue("2");
    }
  }

  @Test
  void silence_is_not_trusted_for_long() throws InterruptedException {
    api.has(configMap("web", "1"));
    Selection web = new Selection("v1", "ConfigMap", "shop", Optional.of("web"), Map.of());
    try (WatchSource source =
        new WatchSource(new Kinds(client), web, new Limits(Duration.ZERO, Duration.ofMillis(50)))) {
      next(source);
      api.close();
      assertThat(next(source)).isInstanceOf(Observed.Unreadable.class);
    }
  }

  @Test
  void an_api_server_that_does_not_answer_in_time_is_unreadable() throws InterruptedException {
    api.hangs();
    try (WatchSource source = one("web")) {
      assertThat(source.next(LONG, Duration.ofMillis(50)).orElseThrow().description())
          .isEqualTo("configmap/web in shop cannot be read: no answer came within 0.05 s");
    }
  }
}
