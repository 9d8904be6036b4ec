package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Platform services on real clusters. Each is proved by a small experiment that first does without
 * it, sees that fail, and then installs it. The first time, their programs are built.
 */
@Tag("need-root")
@DisplayName("A platform service")
class ServicesIT {

  private static final Path EXPERIMENTS =
      Path.of("src", "test", "resources", "components").toAbsolutePath();

  @TempDir private static Path folder;
  private static LabProcess lab;

  @BeforeAll
  static void start() {
    Prerequisite.root(ServicesIT.class);
    Prerequisite.heavy(ServicesIT.class);
    lab = new LabProcess(folder);
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metrics",
        "monitoring",
        "volumes",
        "registry",
        "git",
        "objects",
        "shared-volumes",
        "load-balancer",
        "network-policy",
        "whole-platform"
      })
  void does_what_its_experiment_says(String experiment) {
    lab.run("run", EXPERIMENTS.resolve(experiment).toString()).exits(0);

    assertThat(lab.last().outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(lab.last().audit().state()).isEqualTo(Run.Audit.State.CLEAN);
  }
}
