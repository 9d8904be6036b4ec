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
 * The {@code go} command in a folder whose go.mod it may change.
 *
 * @param go the command
 * @param folder a module's
 */
record GoCommands(Path go, Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> ENVIRONMENT =
      Map.of("GO111MODULE", "on", "GOTOOLCHAIN", "local", "GOWORK", "off", "GOFLAGS", "-mod=mod");

  /** Runs it, however it ends. */
  ProcessResult run(String... words) {
    List<String> all = Stream.concat(Stream.of(go.toString()), Stream.of(words)).toList();
    return Command.in(folder, all).with(ENVIRONMENT).run();
  }

  /**
   * Runs it.
   *
   * @throws BadInput where it fails: what it was asked for can't be had
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

  /** Reads what it prints as JSON; with {@code -json}, a failure is in there. */
  JsonNode json(String... words) {
    ProcessResult ended = run(words);
    try {
      JsonNode printed = JSON.readTree(ended.out().text());
      if (printed.isObject()) {
        return printed;
      }
    } catch (JsonProcessingException _) {
      // It said in words what is wrong.
    }
    throw new Broken(
        "`go " + String.join(" ", words) + "` failed: " + ended.lastLines(),
        "is the module mirror reached? see `go env GOPROXY`");
  }
}
