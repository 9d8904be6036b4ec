package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures how long after the deciding write an {@code object} check ends: it waits for a value of
 * a ConfigMap, the value is written, and the clock runs from the API server's answer to the writer
 * until the wait returns. Each wait lists and watches anew, as a step's checks do.
 *
 * <p>Usage: {@code CheckLag KUBECONFIG [WRITES]}; prints one line of JSON.
 */
public final class CheckLag {

  private static final int WARM_UP = 100;
  private static final String NAME = "lab-check-lag";

  private final KubernetesClient writer;
  private final CheckWaiter waiter;
  private final ExecutorService executor;

  private CheckLag(KubernetesClient writer, CheckWaiter waiter, ExecutorService executor) {
    this.writer = writer;
    this.waiter = waiter;
    this.executor = executor;
  }

  /** Nanoseconds from the answer to the write, and from its sending, until the wait returned. */
  private record Lag(long afterAnswer, long afterSending) {}

  public static void main(String[] arguments) throws Exception {
    Config config = Config.fromKubeconfig(new File(arguments[0]));
    config.setClientKeyAlgo("EC"); // the lab's own keys are; a kubeconfig does not say
    int writes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
        KubernetesClient writer = new KubernetesClientBuilder().withConfig(config).build();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
        Observer observer = new Observer(client, "default", CheckLag::noCommands)) {
      CheckLag lag = new CheckLag(writer, new CheckWaiter(observer), executor);
      lag.write("none");
      lag.measure(WARM_UP);
      print(lag.measure(writes));
      writer.configMaps().inNamespace("default").withName(NAME).delete();
    }
  }

  private static CommandResult noCommands(String script) {
    throw new UnsupportedOperationException(script);
  }

  private Lag[] measure(int writes) throws Exception {
    Lag[] lags = new Lag[writes];
    for (int i = 0; i < writes; i++) {
      lags[i] = one("w" + i + "-of-" + writes);
    }
    return lags;
  }

  private Lag one(String value) throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    Condition condition = condition("object.data.value == '" + value + "'");
    CompletableFuture<Long> ended =
        CompletableFuture.supplyAsync(() -> await(condition, looked), executor);
    looked.await();
    long sent = System.nanoTime();
    write(value);
    long answered = System.nanoTime();
    long end = ended.get();
    return new Lag(Math.max(0, end - answered), end - sent);
  }

  private long await(Condition condition, CountDownLatch looked) {
    try {
      CheckOutcome outcome =
          waiter.await(
              new Observation.OneObject(
                  new ObjectRef("v1", "ConfigMap", Optional.of("default"), NAME)),
              condition,
              Duration.ofSeconds(10),
              Duration.ZERO,
              (_, _) -> looked.countDown());
      long end = System.nanoTime();
      if (!outcome.held()) {
        throw new IllegalStateException(outcome.message());
      }
      return end;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Condition condition(String text) {
    Faults faults = new Faults();
    Condition condition =
        new Conditions()
            .compile(new Expression(text, Place.startOf(Path.of("check-lag"))), "object", faults);
    faults.throwIfAny();
    return condition;
  }

  private void write(String value) {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(NAME)
            .withNamespace("default")
            .endMetadata()
            .withData(Map.of("value", value))
            .build();
    writer.configMaps().resource(map).serverSideApply();
  }

  private static void print(Lag[] lags) {
    long[] answer = Arrays.stream(lags).mapToLong(Lag::afterAnswer).sorted().toArray();
    long[] sending = Arrays.stream(lags).mapToLong(Lag::afterSending).sorted().toArray();
    System.out.printf(
        "{\"n\": %d, \"lag_ms\": {\"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f},"
            + " \"with_write_ms\": {\"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}}%n",
        lags.length,
        millis(answer, 0.5),
        millis(answer, 0.99),
        millis(answer, 1),
        millis(sending, 0.5),
        millis(sending, 0.99),
        millis(sending, 1));
  }

  /** By nearest rank. */
  private static double millis(long[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e6;
  }
}
