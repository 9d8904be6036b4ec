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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes the locks of recipes, for every architecture, at the versions of today. */
public final class Locks {

  private final Cache cache;
  private final Progress progress;

  /**
   * Locks that are written with what is kept in a cache.
   *
   * @param cache the cache's folder
   */
  public Locks(Path cache, Progress progress) {
    this.cache = new Cache(cache);
    this.progress = progress;
  }

  /**
   * The locks that a recipe names, relative to its folder, and what each is to lock, as far as the
   * recipe itself says.
   */
  public static Map<String, List<String>> of(Recipe recipe) {
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
   * @param folder what the recipe's paths are relative to
   * @throws BadInput where a mirror doesn't know what is asked for; that lock stays as it was
   */
  public void write(Recipe recipe, Path folder) {
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
        NpmLocks.write(folder.resolve(npm.packageLock()), progress);
      }
    }
  }

  private Path base(DebianBase base, Path folder) {
    Path lock = folder.resolve(base.lock());
    debian(base.packages(), lock);
    return lock;
  }

  /** Writes a lock of Debian packages and all that they depend on. */
  public void debian(List<String> packages, Path lock) {
    new DebianLocks(cache).write(packages, lock, progress);
  }
}
