package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.illm.lab.cli.SchemaPrint.Format;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.statistics.Statistics;
import io.illm.lab.report.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("The JSON Schema")
class SchemasTest {

  private static final Path ROOT = Path.of(System.getProperty("lab.root"));

  @ParameterizedTest
  @EnumSource(Format.class)
  void in_the_reference_is_what_the_readers_ask_for(Format format) throws IOException {
    assertThat(ROOT.resolve("docs/reference/" + format + ".schema.json"))
        .as("`./lab schema %s > docs/reference/%s.schema.json` writes it", format, format)
        .hasContent(SchemaPrint.text(format));
  }

  static Stream<Arguments> files() throws IOException {
    return Stream.of(Format.experiment, Format.component)
        .flatMap(format -> files(format).map(f -> Arguments.of(format, f)));
  }

  private static Stream<Path> files(Format format) {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all
          .filter(file -> file.getFileName().toString().equals(format + ".yaml"))
          .filter(file -> !file.toString().contains("/target/"))
          .map(ROOT::relativize)
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new AssertionError("looking for files", e);
    }
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("files")
  void is_satisfied_by_every_file_of_the_repository(Format format, Path file) throws IOException {
    assertThat(errors(format, Files.readString(ROOT.resolve(file)))).isEmpty();
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("an unknown field", "title:", "titel:"),
        Arguments.of("another format", "v1alpha1", "v2"),
        Arguments.of("no observation", "object: {", "objekt: {"),
        Arguments.of(
            "two observations",
            "that: ready(object)",
            "http: {url: b}\n          that: ready(object)"),
        Arguments.of("a bad duration", "within: 60s", "within: soon"),
        Arguments.of("a missing name", ", name: storefront}", "}"),
        Arguments.of("a word for a number", "trials: 6", "trials: many"),
        Arguments.of("a list for a text", "drive: Send load", "drive: {Send: load}"),
        Arguments.of(
            "an unknown kernel feature",
            "step: Send load",
            "step: Send load\n      needs: {kernel: [netm]}"),
        Arguments.of(
            "an unknown provider",
            "step: Send load",
            "step: Send load\n      needs: {provider: [kin]}"),
        Arguments.of(
            "a text for a list", "step: Send load", "step: Send load\n      after: Start afresh"),
        Arguments.of(
            "an unknown moment", "{k6: http_req_failed.passes}", "{promql: up, at: start}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void refuses(String what, String part, String instead) throws IOException {
    String good = Files.readString(ROOT.resolve("experiments/_template/experiment.yaml"));
    assertThat(good).contains(part);

    assertThat(errors(Format.experiment, good.replace(part, instead))).as(what).isNotEmpty();
  }

  @Test
  void of_a_run_is_satisfied_by_what_the_lab_writes() {
    Run run =
        new Run(
            Run.SCHEMA,
            "20260101-000000-abcd",
            "demo",
            "8.1",
            "A demo",
            Instant.EPOCH,
            Instant.EPOCH,
            1,
            "lab run demo",
            new Run.Outcome(Run.Outcome.Tutorial.PASSED, Optional.empty(), false),
            new Run.Environment("", "", "", "", Map.of("k6", "1"), Map.of(), Map.of()),
            List.of(new Run.Phase("resolve", Instant.EPOCH, Duration.ofMillis(12), "")),
            List.of(),
            List.of(
                new StudyResult(
                    "s",
                    "h",
                    StudyResult.Verdict.INSUFFICIENT,
                    "",
                    Map.of(),
                    List.of(),
                    Map.of("a", Map.of("m", Statistics.summarise(List.of(1.0)))),
                    List.of())),
            new Run.Audit(Run.Audit.State.CLEAN, List.of(), ""),
            Map.of("README.md", "00"));
    String json = RunJson.write(run);

    assertThat(errors(Format.run, json)).isEmpty();
    assertThat(errors(Format.run, json.replace("\"clean\"", "\"dirty\""))).isNotEmpty();
    assertThat(errors(Format.run, json.replace("\"seed\"", "\"sead\""))).isNotEmpty();
  }

  private static List<Error> errors(Format format, String yaml) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(SchemaPrint.text(format), InputFormat.JSON)
        .validate(tree(yaml));
  }

  /** By SnakeYAML, since Jackson's YAML doesn't follow aliases. */
  private static JsonNode tree(String yaml) {
    Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return new ObjectMapper().valueToTree(document);
  }
}
