package io.illm.lab.runner.component;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.cluster.NamespaceRemoval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes components from a cluster, whole and in bounded time: what doesn't go by itself is waited
 * for so long and not longer, then its finalizers are taken away, and that is said.
 */
public final class Remover {

  /** Where nobody says how long: a stage of a healthy component's removal takes seconds. */
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final Duration patience;
  private final Progress progress;

  /** Removes from a cluster, and waits no longer than usual. */
  public Remover(KubernetesClient client, Progress progress) {
    this(client, USUAL_PATIENCE, progress);
  }

  /**
   * Removes from a cluster.
   *
   * @param patience how long each stage may take before finalizers are taken away
   */
  public Remover(KubernetesClient client, Duration patience, Progress progress) {
    this.client = client;
    this.patience = patience;
    this.progress = progress;
  }

  /** The components of which something is on the cluster. */
  public Set<String> installed() {
    return Installed.on(client).components();
  }

  /**
   * Removes a component.
   *
   * @return how many objects went; 0 where it wasn't there
   * @throws Broken where something of it is left
   */
  public int remove(String component) {
    Installed before = Installed.on(client);
    List<StoredObject> objects = with(before, before.of(component));
    try (var part = progress.begin("removing " + component, Duration.ofSeconds(10))) {
      for (RemovalStage stage : RemovalStage.values()) {
        List<StoredObject> now =
            objects.stream().filter(held -> stageOf(held, before) == stage).toList();
        part.at(stage.name().toLowerCase(Locale.ROOT), -1);
        remove(component, stage, now, before);
      }
    }
    List<StoredObject> left = Installed.on(client).of(component);
    if (!left.isEmpty()) {
      throw new Broken(
          "still there of " + component + ": " + words(left), "remove it again, or with kubectl");
    }
    return objects.size();
  }

  /** Custom resources go with their definition, whoever made them. */
  private static List<StoredObject> with(Installed before, List<StoredObject> objects) {
    List<StoredObject> all = new ArrayList<>(objects);
    Set<String> known = objects.stream().map(Remover::uid).collect(Collectors.toSet());
    objects.stream()
        .filter(held -> held.kind().kind().equals("CustomResourceDefinition"))
        .flatMap(before::instances)
        .filter(held -> !known.contains(uid(held)))
        .forEach(all::add);
    return all;
  }

  private static RemovalStage stageOf(StoredObject held, Installed before) {
    return RemovalStage.of(held.kind().kind(), before.custom(held.kind()));
  }

  private void remove(
      String component, RemovalStage stage, List<StoredObject> objects, Installed before) {
    if (stage == RemovalStage.NAMESPACE) {
      objects.forEach(namespace -> removeNamespace(component, namespace, before));
      return;
    }
    objects.forEach(held -> held.delete(stage.propagation()));
    List<StoredObject> stuck = stuck(objects);
    stuck.forEach(this::clear);
    if (stage == RemovalStage.DEFINITION) {
      stuck.stream().flatMap(before::instances).forEach(this::clear);
    }
    stuck(stuck);
  }

  /** What isn't gone when the stage's time is over. */
  private List<StoredObject> stuck(List<StoredObject> objects) {
    long end = System.nanoTime() + patience.toNanos();
    return objects.stream()
        .filter(held ->
            !held.goneWithin(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()))))
        .toList();
  }

  private void clear(StoredObject held) {
    List<String> finalizers = held.clearFinalizers();
    if (!finalizers.isEmpty()) {
      progress.say(
          "took away finalizers that nobody served within "
              + patience.toSeconds()
              + " s: "
              + held.words()
              + " had "
              + String.join(", ", finalizers));
    }
  }

  /** A namespace where another component lives stays, and is that one's from now on. */
  private void removeNamespace(String component, StoredObject namespace, Installed before) {
    List<String> others =
        before.objects().stream()
            .filter(held -> namespace.name().equals(held.object().getMetadata().getNamespace()))
            .flatMap(held -> ComponentLabel.componentOf(held.object()).stream())
            .filter(other -> !other.equals(component))
            .toList();
    if (!others.isEmpty()) {
      client
          .namespaces()
          .withName(namespace.name())
          .edit(found -> ComponentLabel.handedOver(found, others.getFirst()));
      progress.say(
          "the namespace " + namespace.name() + " stays: " + others.getFirst() + " is in it");
      return;
    }
    new NamespaceRemoval(client, namespace.name()).begin();
    if (!namespace.goneWithin(patience)) {
      before.inside(namespace.name()).forEach(this::clear);
      stuck(List.of(namespace));
    }
  }

  private static String uid(StoredObject held) {
    return held.object().getMetadata().getUid();
  }

  private static String words(List<StoredObject> held) {
    return Stream.concat(
            held.stream().limit(5).map(StoredObject::words),
            held.size() > 5 ? Stream.of("…") : Stream.of())
        .collect(Collectors.joining(", "));
  }
}
