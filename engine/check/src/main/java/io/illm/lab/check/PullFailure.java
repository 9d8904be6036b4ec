package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A container whose image the node can't pull.
 *
 * @param container the container's name
 * @param image the image, as named in the pod's spec
 * @param reason the kubelet's reason, such as {@code ErrImagePull}
 * @param message the message of the registry or the container runtime
 */
record PullFailure(String container, String image, String reason, String message) {

  private static final String BACKING_OFF = "ImagePullBackOff";
  private static final Set<String> REASONS =
      Set.of(
          BACKING_OFF,
          "ErrImagePull",
          "ErrImageNeverPull",
          "ErrImageNotFound",
          "InvalidImageName",
          "RegistryUnavailable");

  /** Returns the pull failures of a pod's containers. */
  static List<PullFailure> of(Pod pod) {
    return statuses(pod).flatMap(status -> of(pod, status).stream()).toList();
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    return Optional.ofNullable(pod.getStatus()).stream()
        .flatMap(status ->
            Stream.concat(
                status.getInitContainerStatuses().stream(),
                status.getContainerStatuses().stream()));
  }

  private static Optional<PullFailure> of(Pod pod, ContainerStatus status) {
    return Optional.ofNullable(status.getState())
        .map(state -> state.getWaiting())
        .filter(waiting -> REASONS.contains(String.valueOf(waiting.getReason())))
        .map(waiting ->
            new PullFailure(
                status.getName(), image(pod, status), waiting.getReason(), said(waiting)));
  }

  private static String said(ContainerStateWaiting waiting) {
    return Optional.ofNullable(waiting.getMessage()).orElse("it does not say why");
  }

  /** Returns the image's name in the pod's spec, because the status may have another form of it. */
  private static String image(Pod pod, ContainerStatus status) {
    return Stream.concat(
            pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream())
        .filter(container -> container.getName().equals(status.getName()))
        .map(Container::getImage)
        .findFirst()
        .orElse(status.getImage());
  }

  /** Returns true if a pull has failed and the node waits before it tries again. */
  boolean backsOff() {
    return reason.equals(BACKING_OFF);
  }

  /** Returns the registry's host in the image's name; {@code docker.io} if the name has none. */
  String registry() {
    int slash = image.indexOf('/');
    String first = slash < 0 ? "" : image.substring(0, slash);
    return first.contains(".") || first.contains(":") || first.equals("localhost")
        ? first
        : "docker.io";
  }

  /** Describes the failure in words: the image, the registry, the reason and what to do. */
  String words() {
    return """
    container %s can't pull %s from %s (%s): %s
    let the nodes reach %s, or push the run's images to a registry that they use: `--registry`\
    """
        .formatted(container, image, registry(), reason, message, registry());
  }
}
