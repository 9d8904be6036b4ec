package io.illm.lab.component.install;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
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

    assertThatCode(() -> new ClusterBoot(home, new Clusters(home), Progress.silent()).train())
        .doesNotThrowAnyException();
  }
}
