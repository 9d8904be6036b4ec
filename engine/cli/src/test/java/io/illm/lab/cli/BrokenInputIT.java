package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Takes a quarter of a minute; needs Go, or a way to install it, and no root. */
@DisplayName("Broken input")
class BrokenInputIT {

  // Locks are read before the cluster is looked for, which no machine has.
  private static final List<String> RUN = List.of("run", "demo", "--cluster", "nowhere");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void is_located_and_ends_with_2_before_anything_is_created(BrokenInput broken)
      throws IOException {
    Refusal refusal = refusal(broken, folder);

    assertThat(refusal.exit()).as(refusal.message()).isEqualTo(2);
    assertThat(refusal.message()).containsPattern("^error: CHECKOUT/[-\\w./]+:\\d+:\\d+: ");
    assertThat(folder.resolve("state/runs"))
        .satisfiesAnyOf(
            runs -> assertThat(runs).doesNotExist(), runs -> assertThat(runs).isEmptyDirectory());
    assertThat(folder.resolve("state/clusters")).doesNotExist();
    assertThat(made("images")).isEmpty();
    assertThat(made("programs")).isEmpty();
  }

  @Test
  void says_what_was_found_and_what_to_do() throws IOException {
    var text = new StringBuilder();
    for (BrokenInput broken : BrokenInput.all()) {
      Path place = Files.createDirectory(folder.resolve(broken.what().replaceAll("\\W", "-")));
      text.append("# ").append(broken.what()).append('\n');
      text.append(refusal(broken, place).message()).append('\n');
    }
    Golden.assertMatches("broken-input.txt", text.toString());
  }

  static List<BrokenInput> all() {
    return BrokenInput.all();
  }

  private record Refusal(int exit, String message) {}

  private static Refusal refusal(BrokenInput broken, Path place) throws IOException {
    Path root = place.resolve("checkout");
    SmallCheckout checkout = broken.spoil().in(SmallCheckout.in(root));
    var err = new ByteArrayOutputStream();
    var lab =
        new Lab(
            new Home(new Library(checkout.root()), place.resolve("cache"), place.resolve("state")),
            new Terminal(
                stream(new ByteArrayOutputStream()), Screen.plain(), stream(err), Screen.plain()));
    int exit = Commands.run(lab, RUN);
    return new Refusal(exit, faults(err.toString(StandardCharsets.UTF_8), root));
  }

  /** The faults alone: what was done before they were found depends on the machine. */
  private static String faults(String printed, Path root) {
    int first = Math.max(0, printed.indexOf("error: "));
    return printed.substring(first).replace(root.toString(), "CHECKOUT");
  }

  private List<Path> made(String what) throws IOException {
    Path made = folder.resolve("cache").resolve(what);
    if (!Files.exists(made)) {
      return List.of();
    }
    try (var files = Files.list(made)) {
      return files.toList();
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
