package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Command;
import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes 20 s on two cores if the programs are in the cache. */
@Tag("need-root")
@DisplayName("An image unpacked once")
class ImageStoreIT {

  private static final String NAME = "images-it";

  @TempDir private static Path folder;
  private static Lab lab;
  private static Path store;

  @BeforeAll
  static void have_a_lab() {
    lab = Lab.in(folder, ImageStoreIT.class);
    store = folder.resolve("cache").resolve("unpacked");
  }

  @AfterEach
  void clean_up() {
    lab.provider().down(NAME, Progress.silent());
  }

  @Test
  void serves_the_next_cluster_as_it_is_and_without_a_mount() throws IOException {
    boot(lab.image());
    var made = layers();
    var first = lent();
    lab.provider().down(NAME, Progress.silent());

    var cluster = boot(lab.image());

    assertThat(layers()).isEqualTo(made).containsAll(first);
    assertThat(lent()).hasSizeGreaterThan(2).isEqualTo(first);
    assertThat(Mounts.beneath(store.toRealPath())).isEmpty();
    run(cluster);
  }

  @Test
  void is_seen_by_those_alone_who_ask_for_its_name_and_contents() {
    unpack(lab.image());
    unpack(TestImage.of("lab.test/other:1"));
    var rebuilt = TestImage.of(TestImage.NAME, "goodbye");

    var cluster = boot(rebuilt);

    assertThat(ctr("images", "list", "name==" + TestImage.NAME)).contains(rebuilt.digest());
    assertThat(ctr("images", "list", "--quiet")).doesNotContain("lab.test/other:1");
    run(cluster);
  }

  @Test
  void is_whole_or_not_there_when_its_unpacking_is_killed() throws Exception {
    var image = ManyFiles.image(folder, "lab.test/many:1", 2, 4000);
    var command = unpacking(image);
    var process = new ProcessBuilder(command).start();
    Await.until(
        Deadline.after(Duration.ofSeconds(20)),
        () -> entries("layers").stream().anyMatch(layer -> layer.startsWith(".part-")),
        () -> {},
        () -> "the first layer");
    process.destroyForcibly().waitFor();
    assertThat(new ImageStore(store).has(image)).isFalse();
    assertThat(entries("layers")).anyMatch(layer -> layer.startsWith(".part-"));

    Command.of(command).require();

    assertThat(new ImageStore(store).has(image)).isTrue();
    assertThat(entries("layers")).noneMatch(layer -> layer.startsWith(".part-"));
  }

  private static Cluster boot(ImageArchive... images) {
    var pause = lab.platform().pause();
    var all = Stream.concat(Stream.of(pause), Stream.of(images)).toList();
    var request =
        new ClusterRequest(
            NAME, lab.programs(), all, pause.image(), false, ClusterNeed.ordinary(), 0);
    return lab.provider().up(request, Progress.silent());
  }

  private static NodeLayout node() {
    return Layout.of(lab.state(), NAME).node("node-1");
  }

  private static void run(Cluster cluster) {
    lab.kubectl(cluster, "run", "app", "--image=" + TestImage.NAME);
    lab.kubectl(cluster, "wait", "--for=condition=Ready", "pod/app", "--timeout=60s");
  }

  private static void unpack(ImageArchive image) {
    Command.of(unpacking(image)).require();
  }

  private static List<String> unpacking(ImageArchive image) {
    return List.of(
        lab.programs().resolve("image-store").toString(),
        "add",
        store.toString(),
        image.tar().toString(),
        image.digest());
  }

  private static String ctr(String... arguments) {
    var socket = node().containerdSocket();
    var command =
        Stream.of(
            lab.programs().resolve("ctr").toString(), "--address=" + socket, "--namespace=k8s.io");
    return Command.of(Stream.concat(command, Stream.of(arguments)).toList())
        .require()
        .out()
        .text()
        .strip();
  }

  /** Returns the names of the layer folders, each with the time of its last change. */
  private static List<String> layers() {
    return entries("layers").stream()
        .map(layer -> layer + " " + changed(store.resolve("layers").resolve(layer)))
        .toList();
  }

  /** Returns the same for the layers that the cluster's snapshots link to. */
  private static List<String> lent() throws IOException {
    var snapshots =
        node().data("containerd").resolve("io.containerd.snapshotter.v1.overlayfs/snapshots");
    try (var folders = Files.list(snapshots)) {
      return folders
          .map(snapshot -> snapshot.resolve("fs"))
          .filter(Files::isSymbolicLink)
          .map(ImageStoreIT::real)
          .map(layer -> layer.getFileName() + " " + changed(layer))
          .sorted()
          .toList();
    }
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String changed(Path layer) {
    try {
      return Files.getAttribute(layer, "unix:ctime").toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> entries(String part) {
    var names = store.resolve(part).toFile().list();
    return names == null ? List.of() : Stream.of(names).sorted().toList();
  }
}
