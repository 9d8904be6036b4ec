package io.illm.lab.image.cache;

import java.util.List;
import java.util.Locale;

/** The kinds of results in the cache, each with its folders and with what is kept of it. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are immutable, though their type is not
public enum CacheKind {
  /** Go programs that were built. */
  PROGRAMS(Keep.NAMED, true, "programs"),
  /** Programs that their projects release. */
  RELEASED(Keep.NAMED, true, "released"),
  /** Folders with links to the programs of a cluster. */
  BIN(Keep.NAMED, true, "bin"),
  /** Images that are unpacked for nodes. An image's documents go before its layers. */
  UNPACKED(Keep.NAMED, true, "unpacked/images", "unpacked/layers"),
  /** Images as archives. */
  IMAGES(Keep.NAMED, false, "images"),
  /** Images from registries, as archives. */
  PULLED(Keep.NAMED, false, "pulled"),
  /** Layers that archives are written from. */
  LAYERS(Keep.NAMED, false, "layers"),
  /** Debian packages. */
  DEBS(Keep.NAMED, false, "debs"),
  /** Jars of Maven coordinates. */
  JARS(Keep.NAMED, false, "jars"),
  /** Go toolchains. */
  GO(Keep.NAMED, false, "go"),
  /** Build times, each of another result. */
  TIMES(Keep.NAMED, false, "times"),
  /** Lists of the packages that mirrors have. */
  APT(Keep.ALWAYS, false, "apt"),
  /** The JDK modules that apps use. */
  MODULES(Keep.ALWAYS, false, "modules"),
  /** Notes of where Go keeps modules. */
  MODULE_FOLDERS(Keep.ALWAYS, false, "module-folders"),
  /** What failed programs printed. */
  LOGS(Keep.ALWAYS, false, "logs"),
  /** Empty files, which builds lock. */
  LOCKS(Keep.ALWAYS, false, "locks"),
  /** Downloads that did not finish. */
  DOWNLOADS(Keep.NEVER, false, "downloads"),
  /** Temporary folders, which only killed processes leave. */
  SCRATCH(Keep.NEVER, false, "scratch");

  /** What is kept of a kind. */
  public enum Keep {
    /** The entries that a checkout names. */
    NAMED,
    /** All entries: they are small, or serve every checkout. */
    ALWAYS,
    /** No entry. */
    NEVER
  }

  private final Keep keep;
  private final boolean ofClusters;
  private final List<String> folders;

  CacheKind(Keep keep, boolean ofClusters, String... folders) {
    this.keep = keep;
    this.ofClusters = ofClusters;
    this.folders = List.of(folders);
  }

  /** Returns what is kept of it. */
  public Keep keep() {
    return keep;
  }

  /** Returns whether running clusters use entries of this kind. */
  public boolean ofClusters() {
    return ofClusters;
  }

  /** Returns its folders in the cache, in the order in which entries may be deleted. */
  List<String> folders() {
    return folders;
  }

  /** Returns the name that people see. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
