package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import java.util.Map;
import java.util.Optional;

/**
 * Describes in words how k6 ended. The exit codes are those of k6's package {@code
 * errext/exitcodes}.
 */
final class K6Exit {

  private static final Map<Integer, String> WORDS =
      Map.of(
          99, "a threshold failed",
          100, "the script's setup took too long",
          101, "the script's teardown took too long",
          103, "it was stopped by its REST API",
          104, "its options are wrong",
          105, "it was stopped by a signal",
          107, "the script threw",
          108, "the script aborted the test",
          110, "the script marked the test as failed",
          137, "it was killed");

  private K6Exit() {}

  /** Returns the reason why k6 ended early or with an error; empty if it succeeded. */
  static Optional<String> fault(ContainerStateTerminated end) {
    if (end.getExitCode() == 0) {
      return Optional.empty();
    }
    boolean memory = "OOMKilled".equals(end.getReason());
    String why = memory ? "it ran out of memory" : WORDS.getOrDefault(end.getExitCode(), "");
    return Optional.of(
        "k6 ended with exit code %d%s"
            .formatted(end.getExitCode(), why.isEmpty() ? "" : ": " + why));
  }
}
