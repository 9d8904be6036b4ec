package io.illm.lab.check;

import static io.illm.lab.check.FakeApi.configMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.model.experiment.Observation.ManyObjects;
import java.io.IOException;
import java.time.Duration;
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
    return new WatchSource(new Kinds(client), selection);
  }

  private static Observed next(WatchSource source) throws InterruptedException {
    return source.next(LONG).orElseThrow();
  }

  private static Object value(Observed observed) {
    return Fields.of(observed.value()).text("data", "value");
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
      assertThat(next(source).present()).isTrue();
      api.tell("DELETED", configMap("web", "1"));
      assertThat(next(source).present()).isFalse();
    }
  }

  @Test
  void many_objects_are_seen_whole_at_the_first_look() throws InterruptedException {
    api.has(configMap("b", "2"), configMap("a", "1"));
    try (WatchSource source = many()) {
      assertThat(
              Cel.condition("objects.map(o, o.metadata.name) == ['a', 'b']", "objects")
                  .evaluate(next(source).as("objects")))
          .isEqualTo(new Verdict.Holds());
    }
  }

  @Test
  void nothing_new_is_nothing() throws InterruptedException {
    api.has(configMap("web", "1"));
    try (WatchSource source = one("web")) {
      next(source);
      assertThat(source.next(Duration.ofMillis(20))).isEmpty();
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
  void an_api_server_that_cannot_be_reached_is_said() throws InterruptedException {
    api.close();
    try (WatchSource source = one("web")) {
      Observed seen = next(source);
      assertThat(seen.present()).isFalse();
      assertThat(seen.description()).startsWith("configmap/web in shop cannot be read: ");
    }
  }
}
