package io.illm.lab.image.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoToolchainsTest {

  private static final GoToolchains.Installer NO_INSTALLER = (_, _) -> Optional.empty();

  @TempDir Path folder;
  private GoModule module = new GoModule("coredns", Path.of("/"));

  @BeforeEach
  void writeModule() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module x\n\ngo 1.26.6\n");
    module = new GoModule("coredns", folder);
  }

  private Path go(String version) throws IOException {
    Path go = Files.createDirectories(folder.resolve(version + "/bin")).resolve("go");
    Files.writeString(folder.resolve(version + "/VERSION"), "go" + version + "\ntime 2026\n");
    Files.writeString(go, "#!/bin/sh\n");
    assertThat(go.toFile().setExecutable(true)).isTrue();
    return go;
  }

  @Test
  void the_first_that_is_new_enough_is_taken() throws IOException {
    var there = List.of(go("1.19.8"), go("1.26.10"), go("1.27.1"));
    GoToolchain found = new GoToolchains(there, NO_INSTALLER).suits(module, Progress.silent());
    assertThat(found.version()).isEqualTo(new GoVersion(1, 26, 10));
  }

  @Test
  void where_all_are_too_old_one_is_installed() throws IOException {
    Path newer = go("1.27.1");
    var toolchains = new GoToolchains(List.of(go("1.19.8")), (_, _) -> GoToolchain.at(newer));
    assertThat(toolchains.suits(module, Progress.silent()).go()).isEqualTo(newer);
  }

  @Test
  void where_none_can_be_installed_the_fault_says_where_what_and_the_cure() throws IOException {
    var toolchains = new GoToolchains(List.of(go("1.19.8")), NO_INSTALLER);
    assertThatThrownBy(() -> toolchains.suits(module, Progress.silent()))
        .isInstanceOfSatisfying(
            BadInput.class,
            e -> {
              var fault = e.faults().getFirst();
              assertThat(fault.place().orElseThrow()).hasToString(folder + "/go.mod:3:1");
              assertThat(fault.message()).startsWith("needs Go 1.26.6 or newer, found 1.19.8 at ");
              assertThat(fault.hint().orElseThrow()).contains("python3-pip");
            });
  }

  @Test
  void a_machine_without_go_says_so() {
    var toolchains = new GoToolchains(List.of(folder.resolve("none")), NO_INSTALLER);
    assertThatThrownBy(() -> toolchains.suits(module, Progress.silent()))
        .hasMessage("needs Go 1.26.6 or newer, found none");
  }
}
