package io.illm.lab.image.go;

import io.illm.lab.model.Progress;
import java.util.Set;
import java.util.function.Consumer;

/** Counts the packages that {@code go build -v} prints, to show the progress of a build. */
final class PackagesBuilt implements Consumer<String> {

  /** The share of linking, which follows the last package, in a build from nothing. */
  private static final double LINKING = 0.06;

  private final Set<String> stale;
  private final Progress.Part part;
  private int built;

  PackagesBuilt(Set<String> stale, Progress.Part part) {
    this.stale = stale;
    this.part = part;
    if (stale.size() <= 1) {
      part.at("linking", -1);
    }
  }

  @Override
  public void accept(String line) {
    if (stale.contains(line)) {
      built++;
      part.at(detail(line), (1 - LINKING) * built / stale.size());
    }
  }

  private String detail(String line) {
    return built >= stale.size() ? "linking" : built + " of " + stale.size() + " packages, " + line;
  }
}
