package io.illm.lab.cli.image;

import io.illm.lab.cli.Lab;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.image.ImageSupply;
import io.illm.lab.image.ImageDigests;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.registry.NotPulled;
import io.illm.lab.model.Broken;
import io.illm.lab.model.component.Component;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the digests that components' images are pulled by.
 *
 * @param lab the checkout and the terminal
 */
record DigestLocks(Lab lab) {

  /**
   * Asks the registries for the digests of the components' images, except the lab's own, and writes
   * the locks.
   *
   * @param names the components; all if empty
   * @return the written files, relative to the checkout
   * @throws Broken if a registry does not tell a digest; then no lock is written
   */
  List<Path> write(List<String> names) {
    ImageSupply supply = ImageSupply.of(lab.home(), ImagePolicy.PULL, lab.terminal().progress());
    Map<Path, Map<String, String>> locks = new LinkedHashMap<>();
    List<String> refusals = new ArrayList<>();
    for (String name : names.isEmpty() ? lab.library().components() : names) {
      Component component = lab.library().component(name);
      Map<String, String> digests = new TreeMap<>();
      component.images().keySet().stream()
          .filter(image -> !ImageCatalog.isOwn(image))
          .forEach(image -> ask(supply, image, digests, refusals));
      if (!digests.isEmpty()) {
        locks.put(ImageDigests.file(component.folder()), digests);
      }
    }
    if (!refusals.isEmpty()) {
      throw new Broken(String.join("\n", refusals), "no lock was written");
    }
    locks.forEach(ImageDigests::write);
    return locks.keySet().stream().map(lab.library()::relative).toList();
  }

  private static void ask(
      ImageSupply supply, String image, Map<String, String> digests, List<String> refusals) {
    try {
      digests.put(image, supply.digestNow(image));
    } catch (NotPulled e) {
      refusals.add(image + ": " + e.getMessage());
    }
  }
}
