package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.model.experiment.Observation.Http;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Observes by an HTTP request that curl sends from a pod inside the cluster. */
record HttpLook(ProbePod probe, String namespace) {

  /**
   * The time that a command may take beyond curl's own time-out, for its start and the transfer of
   * its output.
   */
  private static final Duration OVERHEAD = Duration.ofSeconds(5);

  Observed look(Http http) {
    List<String> command = command(http, resolvable(http.url()));
    return read(http, probe.run(command, http.timeout().plus(OVERHEAD)));
  }

  /**
   * Appends the experiment's namespace to the short name of a Service. The probe pod is in another
   * namespace, so that its DNS search path does not find the short name.
   */
  private String resolvable(String url) {
    return url.replaceFirst("^(https?://)([A-Za-z0-9-]+)(?=[:/?#]|$)", "$1$2." + namespace);
  }

  static List<String> command(Http http, String url) {
    List<String> command = new ArrayList<>(List.of("curl", "-s", "--globoff", "-X", http.method()));
    if (http.method().equals("HEAD")) {
      command.add("--head");
    }
    command.addAll(List.of("--max-time", Double.toString(http.timeout().toMillis() / 1000.0)));
    http.headers().forEach((name, value) -> command.addAll(List.of("-H", name + ": " + value)));
    http.body().ifPresent(body -> command.addAll(List.of("--data-raw", body)));
    command.addAll(List.of("-w", "%{stderr}%{json}\n%{header_json}", url));
    return command;
  }

  /**
   * Parses curl's report about the request. If there was no response, for example because the
   * connection was refused, the status is 0, which is an answer. If curl reports nothing, the
   * observation is unreadable.
   */
  static Observed read(Http http, CommandResult result) {
    String[] parts = result.stderr().strip().split("\n", 2);
    return Json.parse(parts[0])
        .<Observed>map(facts -> answer(http, result, facts, parts.length > 1 ? parts[1] : ""))
        .orElseGet(() ->
            new Observed.Unreadable(
                "%s %s: curl ended with %d in the probe pod %s"
                    .formatted(http.method(), http.url(), result.exitCode(), parts[0])
                    .strip()));
  }

  private static Observed answer(Http http, CommandResult result, JsonNode facts, String head) {
    int status = facts.path("http_code").asInt(0);
    ObjectNode node =
        Json.MAPPER
            .createObjectNode()
            .put("status", status)
            .put("ms", Math.round(facts.path("time_total").asDouble(0) * 1000))
            .put("body", result.stdout());
    node.set("headers", headers(head));
    Json.parse(result.stdout()).ifPresent(json -> node.set("json", json));
    if (result.exitCode() != 0) {
      node.put("error", error(facts, result));
    }
    String what = http.method() + " " + http.url();
    return status == 0
        ? Observed.absent(node, what + ": " + error(facts, result))
        : Observed.of(node, what);
  }

  private static String error(JsonNode facts, CommandResult result) {
    String told = facts.path("errormsg").asText("");
    return told.isEmpty() || told.equals("null") ? "curl ended with " + result.exitCode() : told;
  }

  /** Returns the headers. Several values of a header are joined with commas, as HTTP permits. */
  private static ObjectNode headers(String json) {
    ObjectNode headers = Json.MAPPER.createObjectNode();
    Json.parse(json)
        .ifPresent(node ->
            node.properties()
                .forEach(header -> headers.put(header.getKey(), joined(header.getValue()))));
    return headers;
  }

  private static String joined(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return String.join(", ", texts);
  }
}
