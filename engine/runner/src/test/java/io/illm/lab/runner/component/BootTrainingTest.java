package io.illm.lab.runner.component;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.illm.lab.model.Library;
import io.illm.lab.runner.Home;
import io.illm.lab.runner.cluster.Clusters;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BootTrainingTest {

  @TempDir private Path folder;

  @Test
  @Timeout(60) // a build waits for it; waiting for a server that isn't there takes two minutes
  void a_rehearsal_gives_up_where_nobody_answers() {
    Path checkout = Path.of("..", "..").toAbsolutePath().normalize();
    Home home = new Home(new Library(checkout), folder, folder);

    assertThatCode(() -> new Clusters(home).train()).doesNotThrowAnyException();
  }
}
