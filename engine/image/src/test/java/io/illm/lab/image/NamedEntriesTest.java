package io.illm.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.image.cache.CacheContents;
import io.illm.lab.image.cache.CacheEntry;
import io.illm.lab.image.cache.CacheKind;
import io.illm.lab.image.debian.TestDeb;
import io.illm.lab.image.oci.ArchivedImage;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Additions;
import io.illm.lab.model.component.FileSource;
import io.illm.lab.model.component.Launch;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedEntriesTest {

  private static final String NAME = "lab.test/tool:1";

  @TempDir Path folder;
  private Path cache = Path.of("");
  private String checksum = "";
  private ImageSource source = new ImageSource("tool", Path.of("/"), "1", "A tool", "MIT");

  @BeforeEach
  void writeComponent() throws IOException {
    cache = folder.resolve("cache");
    Files.createDirectories(folder.resolve("files/usr/bin"));
    Files.writeString(folder.resolve("files/usr/bin/tool"), "tool");
    String line = TestDeb.pack("tool", folder.resolve("files"), cache);
    checksum = line.split(" ", -1)[3];
    Path component = Files.createDirectory(folder.resolve("component"));
    Files.writeString(component.resolve("debian.lock"), line + "\n");
    Files.writeString(component.resolve("settings"), "one");
    source = new ImageSource("tool", component, "1", "A tool", "MIT");
  }

  private static Recipe recipe() {
    var settings = new FileSource(Optional.empty(), "settings", false);
    var additions = new Additions(Map.of(), Map.of("/settings", settings), Map.of(), Map.of());
    return new Recipe.Debian(
        List.of("tool"), "debian.lock", additions, Launch.of(List.of("/usr/bin/tool")));
  }

  private Path build() {
    var images = new Images(cache);
    return images.build(NAME, recipe(), source, Progress.silent()).tar().resolveSibling("");
  }

  private List<Path> unnamed() {
    var named =
        new NamedEntries(cache, new Images(cache).named(NAME, recipe(), source), Set.of(checksum));
    return new CacheContents(cache)
        .entries().stream()
            .filter(Predicate.not(named::has))
            .filter(entry -> entry.kind().keep() == CacheKind.Keep.NAMED)
            .map(CacheEntry::path)
            .toList();
  }

  @Test
  void an_image_is_named_with_its_layers_its_packages_and_its_times() {
    build();
    assertThat(unnamed()).isEmpty();
  }

  @Test
  void an_image_of_older_inputs_is_unnamed_with_the_layer_that_only_it_has() throws IOException {
    Path old = build();
    Files.writeString(source.folder().resolve("settings"), "two");
    build();
    assertThat(unnamed())
        .contains(old, cache.resolve("times/images-" + old.getFileName()))
        .filteredOn(path -> path.startsWith(cache.resolve("layers")))
        .hasSize(1);
    assertThat(unnamed()).hasSize(4);
  }

  @Test
  void an_unpacked_layer_is_named_as_long_as_its_image_is() throws IOException {
    Path built = build();
    LocalImage image = ImageFolder.read(built, true);
    var archived = ArchivedImage.read(image.tar(), image.digest());
    Path layer = cache.resolve("unpacked/layers").resolve(archived.chains().getLast());
    Path other = cache.resolve("unpacked/layers").resolve("0".repeat(64));
    Files.createDirectories(layer);
    Files.createDirectories(other);
    assertThat(unnamed()).containsExactly(other);
  }

  @Test
  void links_to_programs_are_named_if_all_programs_are() throws IOException {
    Path named = Files.createDirectories(cache.resolve("programs/new")).resolve("tool");
    Path old = Files.createDirectories(cache.resolve("programs/old")).resolve("tool");
    Path good = Files.createDirectories(cache.resolve("bin/good"));
    Path bad = Files.createDirectories(cache.resolve("bin/bad"));
    Files.createSymbolicLink(good.resolve("tool"), named);
    Files.createSymbolicLink(bad.resolve("tool"), named);
    Files.createSymbolicLink(bad.resolve("other"), old);
    var entries = new NamedEntries(cache, List.of(named.resolveSibling("")), Set.of(checksum));
    assertThat(new CacheContents(cache).entries())
        .filteredOn(entries::has)
        .extracting(CacheEntry::path)
        .contains(named.resolveSibling(""), good)
        .doesNotContain(bad, old.resolveSibling(""));
  }
}
