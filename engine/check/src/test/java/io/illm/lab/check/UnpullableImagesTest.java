package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnpullableImagesTest {

  private final KubernetesClient client = new KubernetesClientBuilder().build(); // asked nothing
  private long seconds;
  private final UnpullableImages subject =
      new UnpullableImages(
          client,
          List.of("shop"),
          image -> image.startsWith("ghcr.io/"),
          () -> TimeUnit.SECONDS.toNanos(seconds));

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void one_that_has_just_failed_may_come_yet() {
    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ErrImagePull")))).isEmpty();
    seconds = 14;
    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ImagePullBackOff")))).isEmpty();
  }

  @Test
  void one_that_goes_on_failing_names_image_registry_reason_and_cure() {
    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ErrImagePull")))).isEmpty();
    seconds = 15;

    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ImagePullBackOff"))))
        .hasValue(
            """
            container till can't pull ghcr.io/illm/shop:1 from ghcr.io (ImagePullBackOff): not found
            let the nodes reach ghcr.io, or push the run's images to a registry that they use: `--registry`\
            """);
  }

  @Test
  void one_that_came_after_all_starts_anew() {
    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ErrImagePull")))).isEmpty();
    seconds = 14;
    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ContainerCreating")))).isEmpty();
    seconds = 20;
    assertThat(subject.judge(List.of(pod("ghcr.io/illm/shop:1", "ErrImagePull")))).isEmpty();
  }

  @Test
  void an_image_that_is_missing_on_purpose_ends_no_wait() {
    assertThat(subject.judge(List.of(pod("nowhere.test/none:1", "ErrImagePull")))).isEmpty();
    seconds = 60;
    assertThat(subject.judge(List.of(pod("nowhere.test/none:1", "ErrImagePull")))).isEmpty();
  }

  @Test
  void a_name_without_a_host_comes_from_docker_io() {
    assertThat(PullFailure.of(pod("busybox", "ErrImagePull")).getFirst().registry())
        .isEqualTo("docker.io");
    assertThat(PullFailure.of(pod("localhost:5000/a/b", "ErrImagePull")).getFirst().registry())
        .isEqualTo("localhost:5000");
  }

  private static Pod pod(String image, String reason) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("shop")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("till")
        .withImage(image)
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("till")
        .withNewState()
        .withNewWaiting("not found", reason)
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
