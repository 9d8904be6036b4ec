package io.illm.lab.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianLockTest {

  private static final String SHA = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  private Path lock(String text) throws IOException {
    return Files.writeString(folder.resolve("debian.lock"), text);
  }

  private List<String> faults(ThrowingCallable reading) {
    var faults = new ArrayList<String>();
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            BadInput.class, e -> e.faults().forEach(fault -> faults.add(shown(fault))));
    return faults;
  }

  private String shown(Fault fault) {
    assertThat(fault.hint()).isPresent();
    return "line " + fault.place().orElseThrow().line() + ": " + fault.message();
  }

  @Test
  void what_is_written_is_read_again() throws IOException {
    Path file = lock("curl 1:7.88 " + SHA + " 12\n");
    DebianLock read = DebianLock.read(file, List.of("curl"));
    assertThat(DebianLock.read(lock(read.text(List.of("curl"), "amd64")), List.of("curl")))
        .extracting(l -> l.packages().getFirst().line())
        .isEqualTo("curl 1:7.88 " + SHA + " 12");
  }

  @Test
  void every_fault_of_a_lock_is_located() throws IOException {
    Path file = lock("curl 7.88 short 12\njq 1.6 " + SHA + " 12\ndig\n");
    assertThat(faults(() -> DebianLock.read(file, List.of("jq", "openssl"))))
        .containsExactly(
            "line 1: expected `name version sha256 size`, found `curl 7.88 short 12`",
            "line 3: expected `name version sha256 size`, found `dig`",
            "line 1: no package `openssl` in the lock");
  }

  @Test
  void a_missing_lock_is_a_fault() {
    assertThat(faults(() -> DebianLock.read(folder.resolve("none.lock"), List.of())))
        .containsExactly("line 1: no such lock of Debian packages");
  }

  @Test
  void a_package_that_changed_is_refused_and_not_kept() throws IOException {
    DebianLock locked = DebianLock.read(lock("# asked\njq 1.6 " + SHA + " 12\n"), List.of("jq"));
    Path downloads = Files.createDirectory(folder.resolve("downloads"));
    Files.writeString(downloads.resolve("jq_1.6_amd64.deb"), "another");
    var files = new DebFiles(new Cache(folder.resolve("cache")), Progress.silent());
    assertThat(faults(() -> files.keep(locked.packages(), downloads)))
        .singleElement()
        .asString()
        .startsWith("line 2: SHA-256 of jq 1.6 is ")
        .endsWith("the lock says " + SHA);
    assertThat(files.file(locked.packages().getFirst())).doesNotExist();
  }

  @Test
  void records_of_apt_become_packages() {
    var lines =
        List.of(
            "Package: jq",
            "Version: 1.6",
            "Size: 12",
            "SHA256: " + SHA,
            "Description: a",
            " Version: of text",
            "",
            "Package: curl",
            "Version: 2:7",
            "Size: 3",
            "SHA256: " + SHA);
    assertThat(PackageRecords.read(lines, folder))
        .extracting(DebianPackage::line)
        .containsExactly("jq 1.6 " + SHA + " 12", "curl 2:7 " + SHA + " 3");
  }
}
