package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Home;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.testkit.Prerequisite;
import io.illm.lab.testkit.registry.FakeRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes two minutes on two busy cores, once programs and images are cached. The registry asks for
 * tokens and redirects to its store, as the public ones do.
 */
@Tag("need-root")
@DisplayName("A run where a registry answers")
class PulledRunIT {

  private static final List<String> IMAGES = List.of("pause", "coredns", "toolbox");

  @TempDir private static Path folder;
  private static FakeRegistry registry;
  private static LabProcess lab;

  @BeforeAll
  static void have_a_registry_with_the_images_and_a_lab_that_has_pulled_none() throws IOException {
    Prerequisite.root(PulledRunIT.class);
    registry = new FakeRegistry(folder.resolve("registry")).withTokens().withRedirects();
    LabProcess maker = new LabProcess(Files.createDirectory(folder.resolve("maker")));
    for (String image : IMAGES) {
      maker.run("image", "build", image).exits(0);
      maker.run("image", "push", image, "--registry", registry.host(), "--insecure").exits(0);
    }
    lab =
        new LabProcess(Files.createDirectory(folder.resolve("puller")))
            .with("XDG_CONFIG_HOME", mirrors().toString())
            .with("XDG_CACHE_HOME", cacheWithoutImages().toString());
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
    if (registry != null) {
      registry.close();
    }
  }

  @Test
  void pulls_every_image_and_says_that_no_lock_pins_them() {
    lab.run("run", Fixture.whole().path(), "--images", "pull").exits(0);

    Run run = lab.last();
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
    assertThat(run.phases())
        .filteredOn(phase -> phase.name().equals("get images"))
        .extracting(Run.Phase::detail)
        .hasSize(1)
        .allSatisfy(detail -> assertThat(detail).startsWith("3 images,").endsWith(" 0 made"));
    assertThat(run.environment().facts().get("unpinned images"))
        .contains("coredns/coredns:", "illm/pause:", "illm/toolbox:");
    assertThat(registry.asked()).anyMatch(each -> each.startsWith("GET /store/"));
  }

  @Test
  void leaves_out_the_steps_whose_image_can_be_neither_pulled_nor_made() {
    lab.run("run", Fixture.named("part-light").path(), "--images", "pull").exits(0);

    Run run = lab.last();
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PARTIAL);
    assertThat(run.steps())
        .extracting(StepResult::status)
        .containsExactly(Status.PASSED, Status.NOT_RUN, Status.NOT_RUN, Status.PASSED);
    assertThat(run.steps().get(1).reason())
        .contains("registry.invalid does not answer, and no recipe makes it");
    lab.run("run", Fixture.named("part-light").path(), "--images", "pull", "--strict").exits(3);
  }

  private static Path mirrors() throws IOException {
    Path config = folder.resolve("config");
    Files.createDirectories(config.resolve("illm-k8s-lab"));
    String mirror = "{mirror: \"%s\"}".formatted(registry.address());
    Files.writeString(
        config.resolve("illm-k8s-lab/registries.yaml"),
        "registries:\n  registry.k8s.io: %s\n  ghcr.io: %s\n".formatted(mirror, mirror));
    return config;
  }

  /** Returns a cache with the programs of the user's cache but without its images. */
  private static Path cacheWithoutImages() throws IOException {
    Path cache = folder.resolve("cache");
    Path own = Files.createDirectories(cache.resolve("illm-k8s-lab"));
    try (DirectoryStream<Path> kinds = Files.newDirectoryStream(cacheOfUser())) {
      for (Path kind : kinds) {
        String name = kind.getFileName().toString();
        if (!List.of("images", "pulled", "unpacked", "downloads").contains(name)) {
          Files.createSymbolicLink(own.resolve(name), kind);
        }
      }
    }
    return cache;
  }

  private static Path cacheOfUser() {
    return Home.of(folder, System.getenv(), Optional.empty()).cache();
  }
}
