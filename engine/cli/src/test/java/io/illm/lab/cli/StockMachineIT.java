package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Takes half an hour on two cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("On a stock Debian with systemd and cgroup version 2")
class StockMachineIT {

  @Test
  void everything_that_the_readme_promises_works_for_an_ordinary_user_with_sudo() throws Exception {
    Prerequisite.root(StockMachineIT.class);
    Prerequisite.require(
        StockMachineIT.class,
        Boolean.getBoolean("stock-machine"),
        "it takes half an hour: run it with -Dstock-machine");
    Prerequisite.require(
        StockMachineIT.class,
        Files.isExecutable(Path.of("/usr/bin/qemu-system-x86_64"))
            || Files.isExecutable(Path.of("/usr/bin/apt-get")),
        "there is neither qemu-system-x86_64 nor apt-get to install it with");

    int exit =
        new ProcessBuilder(Path.of("src", "test", "stock", "machine").toAbsolutePath().toString())
            .inheritIO()
            .start()
            .waitFor();

    assertThat(exit).isZero();
  }
}
