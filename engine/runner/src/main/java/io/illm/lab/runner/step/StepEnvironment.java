package io.illm.lab.runner.step;

import java.util.Map;

/**
 * The environment variables of a step. It has no variables of the user and no credentials except
 * the run's.
 */
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
        // The steps' user has no account, so programs can't look up its name.
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
