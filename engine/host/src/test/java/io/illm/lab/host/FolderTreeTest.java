package io.illm.lab.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTreeTest {

  @TempDir private Path temporary;
  private Path tree;
  private Path outside;

  @BeforeEach
  void make_a_tree_and_a_file_outside_of_it() throws IOException {
    tree = Files.createDirectories(temporary.resolve("tree"));
    outside = Files.createDirectories(temporary.resolve("outside"));
    Files.writeString(outside.resolve("kept"), "kept");
  }

  @Test
  void a_folder_is_deleted_with_everything_in_it() throws IOException {
    Files.writeString(Files.createDirectories(tree.resolve("a/b")).resolve("c"), "c");
    FolderTree.delete(tree);
    assertThat(tree).doesNotExist();
  }

  @Test
  void a_missing_folder_is_fine() {
    FolderTree.delete(temporary.resolve("missing/folder"));
    assertThat(tree).exists();
  }

  @Test
  void a_link_in_the_folder_is_deleted_and_what_it_leads_to_is_kept() throws IOException {
    Files.createSymbolicLink(tree.resolve("link"), outside);
    FolderTree.delete(tree);
    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void a_link_in_place_of_the_folder_is_deleted_alone() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), outside);
    FolderTree.delete(link);
    assertThat(link).doesNotExist();
    assertThat(outside.resolve("kept")).exists();
  }

  @Test
  void a_dangling_link_is_deleted() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("link"), Path.of("/nowhere"));
    FolderTree.delete(link);
    assertThat(Files.isSymbolicLink(link)).isFalse();
  }

  @Test
  void a_folder_that_is_exchanged_for_a_link_meanwhile_leads_nowhere()
      throws IOException, InterruptedException {
    Path away = temporary.resolve("away");
    var stop = new AtomicBoolean();
    Thread other = Thread.ofPlatform().start(() -> exchange(tree.resolve("a"), away, stop));
    for (int i = 0; i < 500; i++) {
      makeAndDelete(tree);
    }
    stop.set(true);
    other.join();
    assertThat(outside.resolve("kept")).exists();
  }

  private void exchange(Path folder, Path away, AtomicBoolean stop) {
    while (!stop.get()) {
      try {
        Files.move(folder, away);
        Files.createSymbolicLink(folder, outside);
        Files.deleteIfExists(away);
      } catch (IOException _) {
        // The deletion was faster.
      }
    }
  }

  private static void makeAndDelete(Path folder) {
    try {
      Files.createDirectories(folder.resolve("a"));
      FolderTree.delete(folder);
    } catch (IOException | Broken _) {
      // The other thread made something in it meanwhile.
    }
  }

  @Test
  void a_folder_may_be_deeper_than_a_path_may_be_long() {
    Command.in(tree, "perl", "-e", "for (1..2500) { mkdir 'd'; chdir 'd' }").require();
    FolderTree.delete(tree);
    assertThat(tree).doesNotExist();
  }

  @Test
  void what_can_not_be_deleted_is_named() {
    assertThatThrownBy(() -> FolderTree.delete(Path.of("/proc/self/fdinfo")))
        .isInstanceOf(Broken.class)
        .hasMessageContaining("/proc/self/fdinfo can't be deleted: /proc/self/fdinfo/");
  }

  @Test
  void a_copy_has_the_same_files_and_permissions() throws IOException {
    Path file = Files.writeString(Files.createDirectory(tree.resolve("a")).resolve("b"), "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r-xr-x---"));
    Path copy = temporary.resolve("copy");
    FolderTree.copy(tree, copy, _ -> true);
    assertThat(copy.resolve("a/b")).hasContent("text");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("a/b"))))
        .isEqualTo("r-xr-x---");
  }

  @Test
  void a_copy_has_links_as_they_are() throws IOException {
    Files.createSymbolicLink(tree.resolve("folder"), outside);
    Files.createSymbolicLink(tree.resolve(".#lock"), Path.of("user@host.1234"));
    Path copy = temporary.resolve("copy");
    FolderTree.copy(tree, copy, _ -> true);
    assertThat(Files.readSymbolicLink(copy.resolve("folder"))).isEqualTo(outside);
    assertThat(Files.readSymbolicLink(copy.resolve(".#lock"))).hasToString("user@host.1234");
  }

  @Test
  void a_copy_leaves_out_what_is_not_included() throws IOException {
    Files.writeString(Files.createDirectory(tree.resolve("results")).resolve("run"), "");
    Files.writeString(tree.resolve("README.md"), "");
    Path copy = temporary.resolve("copy");
    FolderTree.copy(tree, copy, path -> !path.startsWith("results"));
    assertThat(copy)
        .isDirectoryContaining("glob:**README.md")
        .isDirectoryNotContaining("glob:**results");
  }

  @Test
  void a_copy_leaves_out_pipes() throws IOException {
    Command.in(tree, "mkfifo", "pipe").require();
    Path copy = temporary.resolve("copy");
    FolderTree.copy(tree, copy, _ -> true);
    assertThat(copy).isEmptyDirectory();
  }
}
