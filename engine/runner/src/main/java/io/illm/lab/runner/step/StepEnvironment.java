package io.illm.lab.runner.step;

import java.util.Map;

/** The environment of a step: nothing of the user's own, no credentials but the run's. */
final class StepEnvironment {

  private StepEnvironment() {}

  static Map<String, String> of(Workspace workspace) {
    return Map.of(
        "PATH",
        workspace.bin() + ":/usr/local/bin:/usr/bin:/bin",
        "HOME",
        workspace.home().toString(),
        "TMPDIR",
        workspace.temporary().toString(),
        // The user has no account, from which programs would know its name.
        "USER",
        "lab",
        "LOGNAME",
        "lab",
        "KUBECONFIG",
        workspace.kubeconfig().toString(),
        "LANG",
        "C.UTF-8",
        "NO_COLOR",
        "1",
        "TERM",
        "dumb");
  }
}
