package io.illm.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The roadmap")
class RoadmapTest {

  private static final Path ROOT = Path.of(System.getProperty("lab.root"));

  @TempDir private Path folder;

  @Test
  void has_phases_of_sections_of_tasks_in_the_order_of_the_page() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("roadmap.md"),
            """
            ## Phase 8: Deployment Strategies
            ### 8.1 Rolling Updates
            - [8.1-02] Second
              - [8.1-01] First
            ## Notes
            ### Not a section
            """);

    Roadmap roadmap = Roadmap.read(page);

    assertThat(roadmap.tasks())
        .containsExactly(entry("8.1-02", "Second"), entry("8.1-01", "First"));
    assertThat(roadmap.phases())
        .singleElement()
        .returns("Deployment Strategies", Roadmap.Phase::title)
        .extracting(phase -> phase.sections().getFirst())
        .isEqualTo(roadmap.section("8.1").orElseThrow());
    assertThat(roadmap.section("8.2")).isEmpty();
  }

  @Test
  void of_the_repository_has_all_its_sections_and_tasks() {
    Roadmap roadmap = Roadmap.read(ROOT.resolve("docs/roadmap.md"));

    assertThat(roadmap.phases()).hasSize(16);
    assertThat(roadmap.phases()).flatExtracting(Roadmap.Phase::sections).hasSize(72);
    assertThat(
            roadmap.phases().stream()
                .flatMap(phase -> phase.sections().stream())
                .flatMap(section -> section.tasks().stream()))
        .hasSize(1_438)
        .containsExactlyElementsOf(roadmap.tasks().keySet());
  }
}
