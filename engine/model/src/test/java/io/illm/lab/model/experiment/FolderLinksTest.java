package io.illm.lab.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLinksTest {

  @TempDir private Path temporary;
  private SpecFolder spec;

  @BeforeEach
  void write_a_good_specification() throws IOException {
    spec = SpecFolder.in(temporary);
  }

  @Test
  void a_link_within_the_folder_is_no_fault() throws IOException {
    Files.createDirectory(spec.folder().resolve("base"));
    Files.createDirectory(spec.folder().resolve("overlay"));
    link("overlay/base", "../base");

    assertThat(spec.faults()).isEmpty();
  }

  @Test
  void an_editors_lock_is_no_fault() throws IOException {
    link(".#README.md", "somebody@somewhere.1234:5678");

    assertThat(spec.faults()).isEmpty();
  }

  @Test
  void a_link_out_of_the_folder_is_a_fault() throws IOException {
    link("secrets", "/etc");

    assertThat(spec.faults())
        .containsExactly("1:1 the link leads out of the experiment's folder, to /etc");
  }

  @Test
  void a_link_to_what_is_missing_outside_is_a_fault() throws IOException {
    link("later", "../other/later.yaml");

    assertThat(spec.faults()).hasSize(1);
  }

  @Test
  void a_specification_that_is_a_link_out_of_the_folder_is_not_read() throws IOException {
    Path elsewhere = Files.writeString(temporary.resolve("secret"), "password: [");
    Files.delete(spec.folder().resolve("experiment.yaml"));
    link("experiment.yaml", elsewhere.toString());

    assertThat(spec.faults()).singleElement().asString().contains("the link leads out");
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(spec.folder().resolve(name), Path.of(target));
  }
}
