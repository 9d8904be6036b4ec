package io.illm.lab.component.install;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.component.kube.NamespaceRemoval;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Removes components from a cluster completely and in bounded time. If an object isn't gone within
 * the stage's time limit, its finalizers are removed and reported.
 */
public final class Remover {

  /** The default time limit. A stage takes seconds if the component is healthy. */
  private static final Duration DEFAULT_STAGE_TIMEOUT = Duration.ofSeconds(30);

  private final KubernetesClient client;
  private final Duration stageTimeout;
  private final Progress progress;

  /** Creates a remover with the default time limit. */
  public Remover(KubernetesClient client, Progress progress) {
    this(client, DEFAULT_STAGE_TIMEOUT, progress);
  }

  /**
   * Creates a remover.
   *
   * @param stageTimeout how long each stage may take before finalizers are removed
   */
  public Remover(KubernetesClient client, Duration stageTimeout, Progress progress) {
    this.client = client;
    this.stageTimeout = stageTimeout;
    this.progress = progress;
  }

  /** Returns the components that have objects on the cluster. */
  public Set<String> installed() {
    return InstalledObjects.on(client).components();
  }

  /**
   * Removes a component.
   *
   * @return the number of removed objects; 0 if the component wasn't installed
   * @throws Broken if objects remain
   */
  public int remove(String component) {
    InstalledObjects before = InstalledObjects.on(client);
    List<StoredObject> objects = withCustomResources(before, before.of(component));
    try (var part = progress.begin("removing " + component, Duration.ofSeconds(10))) {
      for (RemovalStage stage : RemovalStage.values()) {
        List<StoredObject> batch =
            objects.stream().filter(stored -> stageOf(stored, before) == stage).toList();
        part.at(stage.name().toLowerCase(Locale.ROOT), -1);
        remove(component, stage, batch, before);
      }
    }
    List<StoredObject> left = InstalledObjects.on(client).of(component);
    if (!left.isEmpty()) {
      throw new Broken(
          "objects of " + component + " remain: " + descriptions(left),
          "remove it again, or with kubectl");
    }
    return objects.size();
  }

  /** Adds the custom resources of the definitions, whoever created them. */
  private static List<StoredObject> withCustomResources(
      InstalledObjects before, List<StoredObject> objects) {
    List<StoredObject> all = new ArrayList<>(objects);
    Set<String> known = objects.stream().map(Remover::uid).collect(Collectors.toSet());
    objects.stream()
        .filter(stored -> stored.kind().kind().equals("CustomResourceDefinition"))
        .flatMap(before::instances)
        .filter(stored -> !known.contains(uid(stored)))
        .forEach(all::add);
    return all;
  }

  private static RemovalStage stageOf(StoredObject stored, InstalledObjects before) {
    return RemovalStage.of(stored.kind().kind(), before.custom(stored.kind()));
  }

  private void remove(
      String component, RemovalStage stage, List<StoredObject> objects, InstalledObjects before) {
    if (stage == RemovalStage.NAMESPACE) {
      objects.forEach(namespace -> removeNamespace(component, namespace, before));
      return;
    }
    objects.forEach(stored -> stored.delete(stage.propagation()));
    List<StoredObject> remaining = awaitGone(objects);
    remaining.forEach(this::removeFinalizers);
    if (stage == RemovalStage.DEFINITION) {
      remaining.stream().flatMap(before::instances).forEach(this::removeFinalizers);
    }
    awaitGone(remaining);
  }

  /** Waits for the rest of the stage's time and returns the objects that remain. */
  private List<StoredObject> awaitGone(List<StoredObject> objects) {
    long end = System.nanoTime() + stageTimeout.toNanos();
    return objects.stream()
        .filter(stored ->
            !stored.goneWithin(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()))))
        .toList();
  }

  private void removeFinalizers(StoredObject stored) {
    List<String> finalizers = stored.removeFinalizers();
    if (!finalizers.isEmpty()) {
      progress.say(
          "removed finalizers after "
              + stageTimeout.toSeconds()
              + " s: "
              + stored.description()
              + " had "
              + String.join(", ", finalizers));
    }
  }

  /**
   * Removes a namespace. If another component is in it, the namespace stays and gets that
   * component's label.
   */
  private void removeNamespace(String component, StoredObject namespace, InstalledObjects before) {
    List<String> others =
        before.objects().stream()
            .filter(stored -> namespace.name().equals(stored.object().getMetadata().getNamespace()))
            .flatMap(stored -> ComponentLabel.componentOf(stored.object()).stream())
            .filter(other -> !other.equals(component))
            .toList();
    if (!others.isEmpty()) {
      client
          .namespaces()
          .withName(namespace.name())
          .edit(found -> ComponentLabel.transferred(found, others.getFirst()));
      progress.say(
          "the namespace " + namespace.name() + " stays: " + others.getFirst() + " is in it");
      return;
    }
    new NamespaceRemoval(client, namespace.name()).begin();
    if (!namespace.goneWithin(stageTimeout)) {
      before.inside(namespace.name()).forEach(this::removeFinalizers);
      awaitGone(List.of(namespace));
    }
  }

  private static String uid(StoredObject stored) {
    return stored.object().getMetadata().getUid();
  }

  private static String descriptions(List<StoredObject> stored) {
    return Stream.concat(
            stored.stream().limit(5).map(StoredObject::description),
            stored.size() > 5 ? Stream.of("…") : Stream.of())
        .collect(Collectors.joining(", "));
  }
}
