package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A small table in every build; {@code bench/truth} asks for the whole by system properties. */
class TruthTableTest {

  private static final int SEED = 8;

  @Test
  void intervals_and_verdicts_keep_to_the_truth() throws IOException {
    boolean whole = Boolean.getBoolean("truth.whole");
    TruthTable table = TruthTable.of(whole ? 20_000 : 1_000, whole ? 2_000 : 500, SEED);
    Optional<String> file = Optional.ofNullable(System.getProperty("truth.file"));
    if (file.isPresent()) {
      Files.writeString(Path.of(file.get()), table.markdown());
    }
    assertThat(table.missed()).isEmpty();
  }
}
