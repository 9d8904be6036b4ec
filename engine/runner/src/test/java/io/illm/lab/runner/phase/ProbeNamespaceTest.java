package io.illm.lab.runner.phase;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeNamespaceTest {

  @TempDir private Path folder;

  @Test
  void a_measure_by_http_needs_it() throws IOException {
    assertThat(ProbeNamespace.needed(experiment("{http: {url: \"http://web/\"}, value: http.ms}")))
        .isTrue();
  }

  @Test
  void a_measure_by_a_command_does_not() throws IOException {
    assertThat(ProbeNamespace.needed(experiment("{command: \"date\", value: command.ms}")))
        .isFalse();
  }

  private Experiment experiment(String measure) throws IOException {
    return SmallExperiment.of(
        folder,
        """
        steps:
          - step: Look
            checks: []
        studies:
          - study: Speed
            hypothesis: It is fast.
            variants: {one: {}, two: {}}
            trials: 6
            drive: Look
            measures: {taken: %s}
            criteria:
              - {name: it is fast, that: one.taken.max < 5.0}
        """
            .formatted(measure));
  }
}
