package io.illm.lab.runner.store;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who owns the store: under sudo, its files belong to the user who called it. */
public final class Ownership {

  private Ownership() {}

  /** Gives a folder's files to the user behind sudo; does nothing without one. */
  public static void restore(Path folder) {
    Map<String, String> environment = System.getenv();
    Optional<Integer> uid = id(environment, "SUDO_UID");
    Optional<Integer> gid = id(environment, "SUDO_GID");
    if (uid.isEmpty() || gid.isEmpty() || !Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", uid.get(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", gid.get(), LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new Broken("giving the store's files to the user behind sudo", e);
    }
  }

  private static Optional<Integer> id(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> value.matches("\\d+"))
        .map(Integer::valueOf);
  }
}
