package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.model.Broken;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that make up a user's kubeconfig.
 *
 * @param all the files in the order of precedence: the first that has a name is used
 * @param variable whether $KUBECONFIG lists them
 */
record KubeconfigFiles(List<Path> all, boolean variable) {

  /**
   * Returns the files of the user who started the lab, or of the user who called sudo: those of
   * $KUBECONFIG or, if it is not set, {@code ~/.kube/config}.
   *
   * @param environment the environment of this process
   * @param passwd the file that contains the users' home folders
   */
  static KubeconfigFiles of(Map<String, String> environment, Path passwd) {
    String named = environment.getOrDefault("KUBECONFIG", "");
    if (!named.isBlank()) {
      return new KubeconfigFiles(
          Arrays.stream(named.split(File.pathSeparator, -1))
              .filter(name -> !name.isBlank())
              .map(name -> Path.of(name).toAbsolutePath())
              .distinct()
              .toList(),
          true);
    }
    String home =
        Optional.ofNullable(environment.get("SUDO_USER"))
            .flatMap(user -> homeOf(user, passwd))
            .orElseGet(() -> environment.getOrDefault("HOME", "/"));
    return new KubeconfigFiles(List.of(Path.of(home, ".kube", "config")), false);
  }

  /** Returns the sixth of the fields {@code name:password:uid:gid:comment:home:shell}. */
  private static Optional<String> homeOf(String user, Path passwd) {
    try {
      return Files.exists(passwd)
          ? Files.readAllLines(passwd).stream()
              .map(line -> line.split(":", -1))
              .filter(fields -> fields.length > 5 && fields[0].equals(user))
              .map(fields -> fields[5])
              .findFirst()
          : Optional.empty();
    } catch (IOException e) {
      throw new Broken("reading " + passwd, e);
    }
  }

  /** Returns the files that exist. */
  List<Path> present() {
    return all.stream().filter(Files::isRegularFile).toList();
  }

  /** Returns the searched places in words, for messages. */
  String words() {
    return (variable ? "$KUBECONFIG names " : "")
        + String.join(", ", all.stream().map(Path::toString).toList());
  }
}
