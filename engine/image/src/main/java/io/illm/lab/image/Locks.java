package io.illm.lab.image;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.debian.DebianLocks;
import io.illm.lab.image.maven.JarLocks;
import io.illm.lab.image.npm.NpmLocks;
import io.illm.lab.image.python.PythonLocks;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.DebianBase;
import io.illm.lab.model.component.Recipe;
import io.illm.lab.model.component.WheelFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the locks of recipes with the newest versions, for every architecture. */
public final class Locks {

  private final Cache cache;
  private final Progress progress;

  /**
   * Creates a writer of locks.
   *
   * @param cache the folder of the cache that apt's lists and scratch folders are kept in
   */
  public Locks(Path cache, Progress progress) {
    this.cache = new Cache(cache);
    this.progress = progress;
  }

  /**
   * Returns the locks that a recipe names. Keys are paths relative to the recipe's folder. Values
   * are the packages that the recipe lists; they are empty if the packages are listed in a file.
   */
  public static Map<String, List<String>> of(Recipe recipe) {
    Map<String, List<String>> locks = new TreeMap<>(ofPackages(recipe));
    wheels(recipe).forEach(lock -> locks.put(lock, List.of()));
    return Collections.unmodifiableMap(locks);
  }

  private static SortedSet<String> wheels(Recipe recipe) {
    return recipe.additions().wheels().values().stream()
        .map(WheelFile::lock)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, List<String>> ofPackages(Recipe recipe) {
    return switch (recipe) {
      case Recipe.Go _, Recipe.App _ -> Map.of();
      case Recipe.Debian debian -> Map.of(debian.lock(), debian.packages());
      case Recipe.Maven maven ->
          Map.of(maven.base().lock(), maven.base().packages(), maven.jars(), maven.coordinates());
      case Recipe.Python python -> with(python.base(), python.requirements());
      case Recipe.Npm npm -> with(npm.base(), npm.packageLock());
    };
  }

  private static Map<String, List<String>> with(DebianBase base, String lock) {
    return Map.of(base.lock(), base.packages(), lock, List.of());
  }

  /**
   * Writes the locks of a recipe.
   *
   * @param folder the folder that the recipe's paths are relative to
   * @throws BadInput if a mirror does not have a package; that lock is left unchanged
   */
  public void write(Recipe recipe, Path folder) {
    packages(recipe, folder);
    wheels(recipe)
        .forEach(lock -> new PythonLocks(cache).writeForFiles(folder.resolve(lock), progress));
  }

  private void packages(Recipe recipe, Path folder) {
    switch (recipe) {
      case Recipe.Go _, Recipe.App _ -> {}
      case Recipe.Debian debian -> debian(debian.packages(), folder.resolve(debian.lock()));
      case Recipe.Maven maven -> {
        base(maven.base(), folder);
        Path lock = folder.resolve(maven.jars());
        new JarLocks(cache).write(maven.coordinates(), lock, progress);
      }
      case Recipe.Python python -> {
        Path debian = base(python.base(), folder);
        new PythonLocks(cache).write(folder.resolve(python.requirements()), debian, progress);
      }
      case Recipe.Npm npm -> {
        base(npm.base(), folder);
        new NpmLocks(cache).write(folder.resolve(npm.packageLock()), progress);
      }
    }
  }

  private Path base(DebianBase base, Path folder) {
    Path lock = folder.resolve(base.lock());
    debian(base.packages(), lock);
    return lock;
  }

  /** Writes a lock of Debian packages and everything that they depend on. */
  public void debian(List<String> packages, Path lock) {
    new DebianLocks(cache).write(packages, lock, progress);
  }
}
