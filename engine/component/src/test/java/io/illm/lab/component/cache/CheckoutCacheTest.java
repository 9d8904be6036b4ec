package io.illm.lab.component.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.host.Home;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckoutCacheTest {

  private static final String LOCKED = "a".repeat(64);

  @TempDir Path folder;
  private Path component = Path.of("");

  @BeforeEach
  void writeCheckout() throws IOException {
    component = Files.createDirectories(folder.resolve("checkout/components/tool"));
    Files.writeString(
        component.resolve("component.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Component
        metadata: {name: tool}
        spec:
          version: "1"
          title: A tool
          licence: MIT
          images:
            lab.test/tool:1: {debian: [tool], lock: debian.lock}
        """);
    Files.writeString(component.resolve("debian.lock"), "tool 1.0 all " + LOCKED + " 1\n");
    Files.createDirectories(folder.resolve("cache/debs"));
    Files.writeString(folder.resolve("cache/debs/" + LOCKED + ".deb"), "locked");
    Files.writeString(folder.resolve("cache/debs/" + "b".repeat(64) + ".deb"), "old");
  }

  private CheckoutCache subject() {
    return new CheckoutCache(Home.below(new Library(folder.resolve("checkout")), folder));
  }

  @Test
  void a_package_is_named_if_a_lock_of_the_checkout_has_its_checksum() {
    assertThat(subject().entries())
        .filteredOn(each -> each.entry().path().startsWith(folder.resolve("cache/debs")))
        .extracting(CachedEntry::named)
        .containsExactly(true, false);
  }

  @Test
  void a_checkout_that_cannot_be_read_names_nothing_and_says_so() throws IOException {
    Files.writeString(component.resolve("component.yaml"), "kind: Component\n");
    assertThatThrownBy(() -> subject().entries()).isInstanceOf(BadInput.class);
  }

  @Test
  void without_a_cluster_nothing_uses_the_cache() {
    assertThat(subject().clusters()).isEmpty();
    assertThat(subject().making()).isEmpty();
  }
}
