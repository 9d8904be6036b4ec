package io.illm.lab.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An image's name")
class ImageReferenceTest {

  @ParameterizedTest
  @CsvSource({
    "registry.k8s.io/coredns/coredns:v1.15.0, registry.k8s.io, coredns/coredns, v1.15.0",
    "localhost:5000/shop:1, localhost:5000, shop, 1",
    "quay.io/team/shop, quay.io, team/shop, latest",
    "quay.io/team/shop:1@sha256:0f, quay.io, team/shop, sha256:0f",
    "quay.io/team/shop@sha256:0f, quay.io, team/shop, sha256:0f"
  })
  void has_a_host_a_repository_and_a_version(
      String name, String host, String repository, String version) {
    assertThat(ImageReference.of(name)).isEqualTo(new ImageReference(host, repository, version));
  }
}
