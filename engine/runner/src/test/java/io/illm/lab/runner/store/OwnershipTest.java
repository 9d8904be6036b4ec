package io.illm.lab.runner.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Caller;
import io.illm.lab.host.Ownership;
import io.illm.lab.testkit.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnershipTest {

  private static final int ADA = 12345;

  @TempDir private Path home;

  @Test
  void a_run_belongs_to_the_user_who_called() throws IOException {
    RunFolder run = run(ada());
    Files.writeString(run.path().resolve("report.html"), "<p>");

    assertThat(ada().ownAll(run.path())).isEmpty();

    assertThat(owner(run.path().resolve("report.html"))).isEqualTo(ADA);
    assertThat(owner(run.evidence())).isEqualTo(ADA);
  }

  @Test
  void the_data_of_clusters_keep_their_owners() throws IOException {
    RunFolder run = run(ada());
    Path database = home.resolve("state/clusters/shop/volumes/PG_VERSION");
    Files.createDirectories(database.getParent());
    Files.setAttribute(Files.writeString(database, "17"), "unix:uid", 999);

    ada().ownAll(run.path());

    assertThat(owner(database)).isEqualTo(999);
  }

  @Test
  void folders_that_were_missing_above_are_the_users_too() {
    Prerequisite.root(OwnershipTest.class);
    ada().makeShared(home.resolve(".local/state/illm-k8s-lab"));

    assertThat(owner(home.resolve(".local"))).isEqualTo(ADA);
    assertThat(owner(home.resolve(".local/state/illm-k8s-lab"))).isEqualTo(ADA);
  }

  @Test
  void a_link_out_of_the_run_is_given_and_not_followed() throws IOException {
    RunFolder run = run(ada());
    Path outside = Files.writeString(home.resolve("shadow"), "secret");
    Files.createSymbolicLink(run.evidence().resolve("link"), outside);

    ada().ownAll(run.path());

    assertThat(owner(outside)).isEqualTo(0);
  }

  @Test
  void nobody_else_may_read_a_run() throws IOException {
    Ownership ownership = new Ownership(Optional.empty());
    RunFolder run = RunFolder.create(home, Instant.EPOCH, new Random(1), ownership);
    Path report = Files.writeString(run.path().resolve("run.json"), "{}");

    ownership.ownAll(run.path());

    assertThat(permissions(run.path())).isEqualTo("rwx------");
    assertThat(permissions(report)).isEqualTo("rw-------");
  }

  @Test
  void a_folder_that_is_gone_is_named_and_not_thrown() {
    RunFolder gone = new RunFolder(home.resolve("gone"));

    assertThat(new Ownership(Optional.empty()).ownAll(gone.path())).containsExactly(gone.path());
  }

  private RunFolder run(Ownership ownership) {
    Prerequisite.root(OwnershipTest.class);
    return RunFolder.create(home.resolve("state/runs"), Instant.EPOCH, new Random(1), ownership);
  }

  private Ownership ada() {
    return new Ownership(Optional.of(new Caller(ADA, ADA, home)));
  }

  private static int owner(Path file) {
    try {
      return (int) Files.getAttribute(file, "unix:uid");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
