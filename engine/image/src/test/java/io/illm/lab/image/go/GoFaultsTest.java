package io.illm.lab.image.go;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.component.GoProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoFaultsTest {

  @TempDir Path folder;

  @BeforeEach
  void writeLocks() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module x\n\nrequire a.org/b v1.2.3\n");
    Files.writeString(
        folder.resolve("go.sum"), "a.org/b v1.2.3 h1:x=\na.org/b v1.2.3/go.mod h1:y=\n");
    Files.writeString(folder.resolve("component.yaml"), "programs:\n  p: {go: a.org/b/cmd}\n");
  }

  private String fault(String line) {
    var program = new GoProgram("a.org/b/cmd", List.of(), List.of());
    List<Fault> faults =
        new GoFaults(new GoModule("x", folder), program).in(List.of("noise", line));
    assertThat(faults).hasSize(1);
    Fault fault = faults.getFirst();
    assertThat(fault.hint()).isPresent();
    Path file = folder.relativize(fault.place().orElseThrow().file());
    return file + ":" + fault.place().orElseThrow().line() + " " + fault.message();
  }

  @Test
  void a_wrong_checksum_stands_in_its_line_of_go_sum() {
    assertThat(fault("verifying a.org/b@v1.2.3: checksum mismatch"))
        .isEqualTo(
            "go.sum:1 what was downloaded for a.org/b v1.2.3 has another checksum than the lock");
    assertThat(fault("go: verifying a.org/b@v1.2.3/go.mod: checksum mismatch"))
        .startsWith("go.sum:2 ");
  }

  @Test
  void a_missing_checksum_stands_in_go_sum() {
    assertThat(
            fault(
                "main.go:6:2: missing go.sum entry for module providing package a.org/b"
                    + " (imported by x); to add:"))
        .isEqualTo("go.sum:1 no checksum for the module of a.org/b");
  }

  @Test
  void an_unknown_package_stands_where_the_component_names_it() {
    assertThat(
            fault(
                "cannot find module providing package a.org/b/cmd: import lookup disabled by"
                    + " -mod=readonly"))
        .isEqualTo(
            "component.yaml:2 unknown Go package a.org/b/cmd: no module that go.mod pins has it");
    assertThat(fault("stat /x/cmd: directory not found")).startsWith("component.yaml:2 ");
  }

  @Test
  void an_unknown_import_stands_in_its_source() {
    assertThat(
            fault(
                "main.go:6:2: cannot find module providing package c.org: import lookup disabled"
                    + " by -mod=readonly"))
        .isEqualTo("main.go:6 unknown Go package c.org: no module that go.mod pins has it");
  }

  @Test
  void a_malformed_lock_stands_in_its_line() {
    assertThat(fault("/somewhere/go.sum:7: wrong number of fields 1"))
        .isEqualTo("go.sum:7 wrong number of fields 1");
  }

  @Test
  void a_version_that_is_not_served_stands_in_go_mod() {
    assertThat(fault("go: a.org/b@v1.2.3: reading https://mirror/a.org: 403 Forbidden"))
        .isEqualTo("go.mod:3 can't get a.org/b v1.2.3: 403 Forbidden");
  }
}
