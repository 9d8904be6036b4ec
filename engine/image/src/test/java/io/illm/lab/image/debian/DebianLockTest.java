package io.illm.lab.image.debian;

import static io.illm.lab.image.oci.Architecture.AMD64;
import static io.illm.lab.image.oci.Architecture.ARM64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
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

  private static DebianLock locked(Architecture architecture, String name, String sha) {
    var one = new DebianPackage(name, "1:2", sha, 12, new Place(Path.of("x"), 1, 1));
    return new DebianLock(architecture, List.of(one));
  }

  private List<String> read(String text, Architecture architecture) throws IOException {
    return DebianLock.read(lock(text), List.of(), architecture).packages().stream()
        .map(each -> each.line(architecture.word()))
        .toList();
  }

  @Test
  void a_package_of_every_architecture_is_written_once() {
    var locks = List.of(locked(AMD64, "tz", SHA), locked(ARM64, "tz", SHA));
    assertThat(LockFile.text(List.of("tz"), locks))
        .isEqualTo(
            "# tz and what they depend on: name version architecture sha256 size\n"
                + ("tz 1:2 all " + SHA + " 12\n"));
  }

  @Test
  void what_is_written_is_read_again_for_each_architecture() throws IOException {
    String other = "f".repeat(64);
    var locks = List.of(locked(AMD64, "jq", SHA), locked(ARM64, "jq", other));
    String text = LockFile.text(List.of("jq"), locks);
    assertThat(read(text, AMD64)).containsExactly("jq 1:2 amd64 " + SHA + " 12");
    assertThat(read(text, ARM64)).containsExactly("jq 1:2 arm64 " + other + " 12");
  }

  @Test
  void every_fault_of_a_lock_is_located() throws IOException {
    Path file = lock("curl 7.88 all short 12\njq 1.6 arm64 " + SHA + " 12\ndig\n");
    assertThat(faults(() -> DebianLock.read(file, List.of("jq"), AMD64)))
        .containsExactly(
            "line 1: expected `name version architecture sha256 size`, found `curl 7.88 all short"
                + " 12`",
            "line 3: expected `name version architecture sha256 size`, found `dig`",
            "line 1: no package `jq` for amd64 in the lock");
  }

  @Test
  void a_missing_lock_is_a_fault() {
    assertThat(faults(() -> DebianLock.read(folder.resolve("none.lock"), List.of(), AMD64)))
        .containsExactly("line 1: no such lock of Debian packages");
  }

  @Test
  void a_package_that_changed_is_refused_and_not_kept() throws IOException {
    DebianLock locked =
        DebianLock.read(lock("# asked\njq 1.6 amd64 " + SHA + " 12\n"), List.of("jq"), AMD64);
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
        .extracting(each -> each.line("all"))
        .containsExactly("jq 1.6 all " + SHA + " 12", "curl 2:7 all " + SHA + " 3");
  }
}
