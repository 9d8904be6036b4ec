package io.illm.lab.component.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.component.image.ImageCatalog.Entry;
import io.illm.lab.component.image.ImageSupply.Supplied;
import io.illm.lab.host.Home;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.ImageSource;
import io.illm.lab.image.LocalImage;
import io.illm.lab.image.LocalImage.Origin;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Additions;
import io.illm.lab.model.component.ImageOrigin;
import io.illm.lab.model.component.Launch;
import io.illm.lab.model.component.Recipe;
import io.illm.lab.testkit.registry.FakeRegistry;
import io.illm.lab.testkit.registry.SampleImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An image")
class ImageSupplyTest {

  private static final String OWN = "ghcr.io/illm/shop:1.2";
  private static final ImageOrigin NO_RECIPE =
      new ImageOrigin.PullOnly("its pages have no package");

  /** A recipe that needs no packages, and so no network. */
  private static final ImageOrigin RECIPE =
      new Recipe.Debian(List.of(), "empty.lock", Additions.NOTHING, Launch.of(List.of("/hello")));

  @TempDir private Path folder;

  private FakeRegistry registry;
  private String digest = "";

  @BeforeEach
  void have_a_mirror_of_every_registry() throws IOException {
    registry = new FakeRegistry(folder.resolve("registry"));
    digest = SampleImage.in(registry);
    Files.writeString(folder.resolve("empty.lock"), "");
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        folder.resolve("config/registries.yaml"),
        "registries:\n  registry.example: {mirror: \"%s\"}\n  ghcr.io: {mirror: \"%s\"}\n"
            .formatted(registry.address(), registry.address()));
  }

  @AfterEach
  void stop_it() {
    registry.close();
  }

  @Test
  void without_a_lock_is_pulled_and_counts_as_unpinned() {
    Supplied supplied = get(ImagePolicy.AUTO, SampleImage.NAME, RECIPE, Optional.empty());

    assertThat(supplied.images()).extracting(LocalImage::image).containsExactly(SampleImage.NAME);
    assertThat(supplied.unpinned()).containsExactly(SampleImage.NAME);
  }

  @Test
  void without_a_lock_stays_what_it_was_when_it_was_first_pulled() throws IOException {
    Supplied first = get(ImagePolicy.AUTO, SampleImage.NAME, NO_RECIPE, Optional.empty());
    registry.put(SampleImage.REPOSITORY, SampleImage.TAG, "text/plain", new byte[] {1});

    Supplied second = get(ImagePolicy.AUTO, SampleImage.NAME, NO_RECIPE, Optional.empty());

    assertThat(second.images().getFirst().digest()).isEqualTo(first.images().getFirst().digest());
  }

  @Test
  void with_a_lock_is_pulled_by_its_digest_whatever_its_tag_means() throws IOException {
    registry.put(SampleImage.REPOSITORY, SampleImage.TAG, "text/plain", new byte[] {1});

    Supplied supplied = get(ImagePolicy.AUTO, SampleImage.NAME, NO_RECIPE, Optional.of(digest));

    assertThat(supplied.images()).hasSize(1);
    assertThat(supplied.unpinned()).isEmpty();
  }

  @Test
  void is_made_by_its_recipe_where_no_registry_has_it() {
    Supplied supplied = get(ImagePolicy.AUTO, SampleImage.NAME + "-rc1", RECIPE, Optional.empty());

    assertThat(supplied.images()).extracting(LocalImage::origin).containsExactly(new Origin.Made());
    assertThat(registry.asked()).isNotEmpty();
  }

  @Test
  void is_made_by_its_recipe_alone_if_the_user_says_so() {
    Supplied supplied = get(ImagePolicy.MAKE, SampleImage.NAME, RECIPE, Optional.of(digest));

    assertThat(supplied.images()).extracting(LocalImage::origin).containsExactly(new Origin.Made());
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void that_can_be_neither_pulled_nor_made_is_missing_with_both_reasons() {
    registry.stopAnswering();

    assertThat(get(ImagePolicy.AUTO, SampleImage.NAME, NO_RECIPE, Optional.empty()).missing())
        .containsEntry(
            SampleImage.NAME,
            "registry.example does not answer, and no recipe makes it: its pages have no package");
  }

  @Test
  void that_the_user_wants_pulled_is_missing_where_no_registry_has_it() {
    registry.refuseWith(404);

    assertThat(get(ImagePolicy.PULL, SampleImage.NAME, RECIPE, Optional.of(digest)).missing())
        .hasEntrySatisfying(
            SampleImage.NAME, reason -> assertThat(reason).endsWith("because of `--images pull`"));
  }

  @Test
  void that_nothing_works_without_ends_the_work_if_it_is_missing() {
    registry.stopAnswering();
    ImageCatalog catalog = catalog(SampleImage.NAME, NO_RECIPE, Optional.empty());

    assertThatThrownBy(() -> supply(ImagePolicy.AUTO).require(List.of(SampleImage.NAME), catalog))
        .isInstanceOf(Broken.class)
        .hasMessageContaining(SampleImage.NAME + ": registry.example does not answer");
  }

  @Test
  void of_the_labs_own_is_not_taken_from_a_stranger_who_publishes_under_its_name() {
    Supplied supplied = get(ImagePolicy.AUTO, OWN, RECIPE, Optional.empty());

    assertThat(supplied.images()).extracting(LocalImage::origin).containsExactly(new Origin.Made());
    assertThat(registry.asked()).isEmpty();
  }

  private Supplied get(
      ImagePolicy policy, String name, ImageOrigin origin, Optional<String> locked) {
    return supply(policy).get(List.of(name), catalog(name, origin, locked));
  }

  private ImageSupply supply(ImagePolicy policy) {
    return ImageSupply.of(Home.below(new Library(folder), folder), policy, Progress.silent());
  }

  private ImageCatalog catalog(String name, ImageOrigin origin, Optional<String> locked) {
    var source = new ImageSource("shop", folder, "1.2", "A shop", "MIT");
    return new ImageCatalog(Map.of(name, new Entry(origin, source, locked)), Map.of());
  }
}
