package io.illm.lab.image.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {

  private static final byte[] DAEMON = random(300_000);
  private static final byte[] TOOL = random(1_000);
  private static final String DAEMON_PATH = "/v1.2.3/linux/amd64/daemon";
  private static final String TOOLS_PATH = "/v1.2.3/tools-1.2.3-linux-amd64.tgz";

  @TempDir private Path folder;
  private FakeReleaseHost host;
  private Component component;

  @BeforeEach
  void release_two_files() throws IOException {
    host = new FakeReleaseHost();
    byte[] tools = archive(Map.of("./bin/tool", TOOL, "LICENSE", random(10)));
    for (String arch : new String[] {"amd64", "arm64"}) {
      host.put(DAEMON_PATH.replace("amd64", arch), DAEMON);
      host.put(DAEMON_PATH.replace("amd64", arch) + ".sha256", bytes(sha256(DAEMON) + "\n"));
      host.put(TOOLS_PATH.replace("amd64", arch), tools);
    }
    host.put(
        "/v1.2.3/SHA256SUMS",
        bytes(
            sha256(bytes("other"))
                + "  other.tgz\n"
                + sha256(tools)
                + "  tools-1.2.3-linux-amd64.tgz\n"
                + sha256(tools)
                + " *tools-1.2.3-linux-arm64.tgz\n"));
    component = component("bin/tool");
  }

  @AfterEach
  void close() {
    host.close();
  }

  @Test
  void a_locked_release_is_downloaded_unpacked_and_kept() throws IOException {
    ReleaseLocking.write(component, Progress.silent());

    Path programs = programs().orElseThrow();

    assertThat(programs.resolve("daemon")).hasBinaryContent(DAEMON).isExecutable();
    assertThat(programs.resolve("tool")).hasBinaryContent(TOOL).isExecutable();
    assertThat(programs).isDirectoryNotContaining("glob:**/LICENSE");
    int requests = host.asked().size();
    assertThat(programs()).hasValue(programs);
    assertThat(host.asked()).hasSize(requests);
  }

  @Test
  void the_lock_has_name_architecture_checksum_size_and_address() throws IOException {
    Path lock = ReleaseLocking.write(component, Progress.silent());

    assertThat(Files.readAllLines(lock))
        .hasSize(5)
        .first()
        .isEqualTo("# The released programs of demo v1.2.3: name arch sha256 size url");
    assertThat(Files.readAllLines(lock).get(1))
        .isEqualTo("daemon amd64 " + sha256(DAEMON) + " 300000 " + host.address() + DAEMON_PATH);
  }

  @Test
  void a_download_that_was_cut_goes_on_where_it_was_cut() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    host.cutOnceAfter(120_000);

    assertThat(programs().orElseThrow().resolve("daemon")).hasBinaryContent(DAEMON);
    assertThat(host.asked())
        .anyMatch(request -> request.matches("GET " + DAEMON_PATH + " bytes=[1-9]\\d*-"));
  }

  @Test
  void a_host_that_cannot_begin_in_the_middle_sends_it_all_again() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    host.withoutRanges();
    host.cutOnceAfter(120_000);

    assertThat(programs().orElseThrow().resolve("daemon")).hasBinaryContent(DAEMON);
  }

  @Test
  void what_a_killed_process_left_is_not_downloaded_again() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    Path part = cache().root().resolve("downloads").resolve(sha256(DAEMON));
    Files.createDirectories(part.getParent());
    Files.write(part, Arrays.copyOf(DAEMON, 250_000));

    assertThat(programs().orElseThrow().resolve("daemon")).hasBinaryContent(DAEMON);
    assertThat(host.asked()).contains("GET " + DAEMON_PATH + " bytes=250000-");
  }

  @Test
  void other_bytes_than_those_locked_are_refused_and_removed() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    byte[] other = DAEMON.clone();
    other[7]++;
    host.put(DAEMON_PATH, other);

    assertThatThrownBy(this::programs)
        .isInstanceOfSatisfying(
            BadInput.class,
            bad -> {
              assertThat(bad.getMessage()).contains("is not what was locked", sha256(other));
              assertThat(bad.faults().getFirst().place().orElseThrow())
                  .hasToString(folder.resolve("demo/release.lock") + ":2:1");
            });
    assertThat(cache().root().resolve("downloads")).isEmptyDirectory();
    assertThat(cache().root().resolve("released")).isEmptyDirectory();
  }

  @Test
  void a_file_that_ends_too_early_every_time_is_said_to_be_cut() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    host.put(DAEMON_PATH, Arrays.copyOf(DAEMON, 1_000));
    host.withoutRanges();

    assertThatThrownBy(this::programs)
        .isInstanceOf(Broken.class)
        .hasMessageContaining("was cut 5 times at byte 1000 of 300000");
  }

  @Test
  void a_file_that_does_not_end_is_refused() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    host.put(DAEMON_PATH, random(2_000_000));

    assertThatThrownBy(this::programs)
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not what was locked");
    assertThat(cache().root().resolve("downloads")).isEmptyDirectory();
  }

  @Test
  void a_host_that_says_nothing_leaves_it_to_the_build_within_its_bound() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    host.stopAnswering();
    long start = System.nanoTime();

    assertThat(programs()).isEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    int requests = host.asked().size();
    assertThat(programs()).isEmpty();
    assertThat(host.asked()).as("not asked again at once").hasSize(requests);
  }

  @Test
  void a_host_that_is_not_there_leaves_it_to_the_build() throws IOException {
    ReleaseLocking.write(component, Progress.silent());
    host.close();

    assertThat(programs()).isEmpty();
  }

  @Test
  void without_a_lock_it_is_left_to_the_build_and_nobody_is_asked() {
    assertThat(programs()).isEmpty();
    assertThat(host.asked()).isEmpty();
  }

  @Test
  void a_program_that_the_archive_lacks_is_a_fault_where_it_is_named() throws IOException {
    component = component("bin/tol");
    ReleaseLocking.write(component, Progress.silent());

    assertThatThrownBy(this::programs)
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.faults().getFirst().place().orElseThrow().file())
                    .hasFileName("releases.yaml"))
        .hasMessageContaining("has no bin/tol");
  }

  @Test
  void a_program_that_no_released_file_has_is_a_fault() throws IOException {
    Files.writeString(folder.resolve("demo/releases.yaml"), "files: []\n");

    assertThatThrownBy(() -> ReleaseLocking.write(component, Progress.silent()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no released file has the program `daemon` of demo");
  }

  @Test
  void a_line_that_is_no_lock_is_a_fault_at_its_place() throws IOException {
    Files.writeString(folder.resolve("demo/release.lock"), "# a lock\ndaemon amd64 short 1 http\n");

    assertThatThrownBy(this::programs)
        .isInstanceOfSatisfying(
            BadInput.class,
            bad -> assertThat(bad.faults().getFirst().place().orElseThrow().line()).isEqualTo(2));
  }

  @Test
  void a_lock_is_not_written_where_the_host_does_not_answer() {
    host.close();

    assertThatThrownBy(() -> ReleaseLocking.write(component, Progress.silent()))
        .isInstanceOf(Broken.class)
        .hasMessage("127.0.0.1 does not answer; release.lock of demo is unchanged");
    assertThat(folder.resolve("demo/release.lock")).doesNotExist();
  }

  private Optional<Path> programs() {
    return new Releases(cache(), "amd64", () -> new ReleaseHost(Duration.ofMillis(700)))
        .programs(component, Progress.silent());
  }

  private Cache cache() {
    return new Cache(folder.resolve("cache"));
  }

  private Component component(String tool) throws IOException {
    Path home = Files.createDirectories(folder.resolve("demo"));
    Files.writeString(
        home.resolve("component.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Component
        metadata: {name: demo}
        spec:
          version: v1.2.3
          title: A component of tests
          licence: Apache-2.0
          programs:
            one-for-all: {go: ., names: [daemon]}
            tool: {go: ./tool}
        """);
    Files.writeString(
        home.resolve("releases.yaml"),
        """
        files:
          - url: %1$s/{version}/linux/{arch}/daemon
            sums: %1$s/{version}/linux/{arch}/daemon.sha256
            programs: {daemon: .}
          - url: %1$s/{version}/tools-{number}-linux-{arch}.tgz
            sums: %1$s/{version}/SHA256SUMS
            programs: {tool: %2$s}
        """
            .formatted(host.address(), tool));
    Faults faults = new Faults();
    Component read = ComponentReader.read(home, faults).orElseThrow();
    faults.throwIfAny();
    return read;
  }

  private static byte[] archive(Map<String, byte[]> members) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        var entry = new TarArchiveEntry(member.getKey());
        entry.setSize(member.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
  }
}
