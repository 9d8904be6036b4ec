package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What renovate.json makes of the repository's own locks, without Renovate. */
@DisplayName("renovate.json")
class RenovateTest {

  private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  /** The files that Renovate's own managers look at, by its documentation. */
  private static final Map<String, String> MANAGERS =
      Map.of(
          "gomod", "**go.mod",
          "maven", "**pom.xml",
          "npm", "**package.json",
          "pip_requirements", "**requirements*.txt");

  private JsonNode configuration = new ObjectMapper().createObjectNode();

  @BeforeEach
  void read() throws IOException {
    configuration = new ObjectMapper().readTree(ROOT.resolve("renovate.json").toFile());
  }

  @Test
  void covers_every_kind_of_lock_in_the_repository() throws IOException {
    List<String> uncovered =
        locks().stream().filter(lock -> !byManager(lock) && !byPattern(lock)).toList();
    assertThat(uncovered).isEmpty();
  }

  @Test
  void finds_every_package_of_a_debian_lock() throws IOException {
    Path lock = ROOT.resolve("components/toolbox/debian.lock");
    long packages = Files.readAllLines(lock).stream().filter(l -> !l.startsWith("#")).count();

    assertThat(matches("lock", Files.readString(lock))).hasSize((int) packages);
  }

  @Test
  void finds_the_version_and_the_module_of_a_component() throws IOException {
    String coredns = Files.readString(ROOT.resolve("components/coredns/component.yaml"));

    assertThat(matches("component", coredns))
        .extracting(match -> match.group(1))
        .anyMatch(version -> version.matches("v\\d+\\.\\d+\\.\\d+"))
        .contains("github.com/coredns/coredns");
  }

  @Test
  void names_no_registry() {
    assertThat(configuration.findValues("registryUrls")).isEmpty();
    assertThat(configuration.findValues("registryUrlTemplate")).isEmpty();
  }

  private static List<String> locks() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> ROOT.relativize(file).toString())
          .filter(file -> !file.contains("target/") && !file.contains("node_modules/"))
          .filter(file -> !file.contains("src/test/"))
          .filter(file ->
              file.matches(
                  ".*(go\\.mod|pom\\.xml|\\.lock|package\\.json|requirements.*\\.txt|"
                      + "component\\.yaml)"))
          .toList();
    }
  }

  private boolean byManager(String file) {
    return configuration
        .path("enabledManagers")
        .valueStream()
        .map(manager -> MANAGERS.getOrDefault(manager.asText(), "none"))
        .anyMatch(
            glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(file)));
  }

  private boolean byPattern(String file) {
    return configuration
        .path("customManagers")
        .valueStream()
        .flatMap(manager -> manager.path("managerFilePatterns").valueStream())
        .map(pattern -> pattern.asText().replaceAll("^/|/$", ""))
        .anyMatch(pattern -> Pattern.compile(pattern).matcher(file).find());
  }

  private List<MatchResult> matches(String files, String text) {
    return configuration
        .path("customManagers")
        .valueStream()
        .filter(m -> m.path("managerFilePatterns").path(0).asText().contains(files))
        .filter(
            m -> files.equals("component") == m.path("datasourceTemplate").asText().equals("go"))
        .flatMap(manager -> manager.path("matchStrings").valueStream())
        .flatMap(pattern -> Pattern.compile(pattern.asText()).matcher(text).results())
        .toList();
  }
}
