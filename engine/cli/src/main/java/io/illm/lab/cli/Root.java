package io.illm.lab.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code lab} without a command. Its description is built by calls, not read from annotations,
 * which cost a third of the time that {@code lab --version} takes.
 */
final class Root {

  private Root() {}

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("lab").versionProvider(new Version());
    spec.usageMessage()
        .description("Kubernetes experiments that are tutorials and measurements at once.")
        .footer(
            "",
            "Begin with `lab list`, then `lab run NAME`. Every command has --help.",
            "Exit codes: 0 all well, 1 a step failed or a hypothesis was refuted, 2 bad",
            "input, 3 insufficient evidence, 4 the lab broke, 5 leaked, 130 interrupted.");
    return spec.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("show the version")
            .build());
  }
}
