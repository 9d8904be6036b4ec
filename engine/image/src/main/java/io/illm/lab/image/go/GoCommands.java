package io.illm.lab.image.go;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the {@code go} command in a folder. The command may change the folder's go.mod.
 *
 * @param go the path of the {@code go} command
 * @param folder the folder of a module
 */
record GoCommands(Path go, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> ENVIRONMENT =
      Map.of("GO111MODULE", "on", "GOTOOLCHAIN", "local", "GOWORK", "off", "GOFLAGS", "-mod=mod");

  /** Runs {@code go}, whatever its exit code. */
  ProcessResult run(String... words) {
    List<String> all = Stream.concat(Stream.of(go.toString()), Stream.of(words)).toList();
    return Command.in(folder, all).with(ENVIRONMENT).run();
  }

  /**
   * Runs {@code go}, which must succeed.
   *
   * @throws BadInput if it fails, because what it was asked for is not available
   */
  void require(String... words) {
    ProcessResult ended = run(words);
    if (!ended.succeeded()) {
      throw new BadInput(
          Fault.of(
              "`go " + String.join(" ", words) + "` refuses: " + ended.lastLines(),
              "nothing was changed; take another version"));
    }
  }

  /**
   * Runs {@code go} and parses its output as JSON. With {@code -json}, a failure is part of the
   * output.
   */
  JsonNode json(String... words) {
    ProcessResult ended = run(words);
    try {
      JsonNode printed = JSON.readTree(ended.out().text());
      if (printed.isObject()) {
        return printed;
      }
    } catch (JsonProcessingException _) {
      // It printed its error as text.
    }
    throw new Broken(
        "`go " + String.join(" ", words) + "` failed: " + ended.lastLines(),
        "is the module mirror reached? see `go env GOPROXY`");
  }
}
