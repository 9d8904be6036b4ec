package io.illm.lab.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorReportTest {

  @TempDir private Path folder;

  @Test
  void every_fault_shows_its_place_cause_and_cure() throws IOException {
    Path file = Files.createDirectories(folder.resolve("experiments/x")).resolve("experiment.yaml");
    Files.writeString(file, "studies:\n    - {that: drained.faild.max == 0}\n");

    String shown =
        print(
            80,
            Fault.at(
                new Place(file, 2, 22), "unknown measure `faild`", "this study has failed, p99_ms"),
            Fault.at(
                Place.startOf(folder.resolve("experiments/y/experiment.yaml")), "no such file"),
            Fault.of("unknown option `--jsn`", "did you mean `--json`?"));

    Golden.assertMatches("faults.txt", shown);
  }

  @Test
  void a_long_line_is_cut_around_the_fault_and_never_wraps() throws IOException {
    Path file = folder.resolve("long.yaml");
    Files.writeString(file, "a: " + "x".repeat(200) + " faild " + "y".repeat(200) + "\n");

    List<String> lines =
        print(80, Fault.at(new Place(file, 1, 205), "unknown measure `faild`")).lines().toList();

    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    int caret = lines.get(2).indexOf("^^^^^");
    assertThat(lines.get(1).substring(caret)).startsWith("faild");
  }

  @Test
  void a_place_that_the_file_no_longer_has_shows_no_excerpt() {
    Place nowhere = new Place(folder.resolve("gone.yaml"), 7, 1);

    assertThat(print(80, Fault.at(nowhere, "gone"))).isEqualTo("error: gone.yaml:7:1: gone\n");
  }

  private String print(int columns, Fault... faults) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Screen screen = new Screen(false, columns, false, true);
    new ErrorReport(screen, folder)
        .print(List.of(faults), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
