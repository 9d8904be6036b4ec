package io.illm.lab.cli;

import picocli.CommandLine.Command;

/** {@code lab} without a command. */
@Command(
    name = "lab",
    description = "Kubernetes experiments that are tutorials and measurements at once.",
    versionProvider = Version.class,
    footer = {
      "",
      "Begin with `lab list`, then `lab run NAME`. Every command has --help.",
      "Exit codes: 0 all well, 1 a step failed or a hypothesis was refuted, 2 bad",
      "input, 3 insufficient evidence, 4 the lab broke, 5 leaked, 130 interrupted."
    })
final class Root {}
