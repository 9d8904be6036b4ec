package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where steps run: a copy of the experiment's folder, the programs on its PATH and its kubeconfig,
 * all owned by the unprivileged user that the steps run as. It lies outside the user's home, which
 * that user can't enter.
 *
 * @param folder holds everything; removed after the run
 * @param user who the steps run as
 */
public record Workspace(Path folder, StepUser user) {

  /** The folder that a run's workspace has, by the run's id. */
  public static Path folderOf(String runId) {
    return Path.of(System.getProperty("java.io.tmpdir"), "lab-" + runId);
  }

  /**
   * Makes a workspace.
   *
   * @param folder must not exist
   * @param experiment copied, without its results
   * @param programs put on the PATH of the steps
   * @param user who the steps run as
   */
  public static Workspace create(Path folder, Path experiment, List<Path> programs, StepUser user) {
    Workspace workspace = new Workspace(folder, user);
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
      Files.createDirectories(workspace.bin());
      Files.createDirectories(workspace.output());
      copyTree(experiment, workspace.home());
      for (Path program : programs) {
        place(program, workspace.bin().resolve(program.getFileName()));
      }
      workspace.own(workspace.home());
      workspace.own(workspace.output());
    } catch (IOException e) {
      throw new Broken("making the folder that steps run in, " + folder, e);
    }
    return workspace;
  }

  /** The copy of the experiment, which is also the steps' HOME. */
  public Path home() {
    return folder.resolve("experiment");
  }

  /** Programs on the steps' PATH. */
  public Path bin() {
    return folder.resolve("bin");
  }

  /** Where blocks print to. */
  public Path output() {
    return folder.resolve("output");
  }

  /** The pipes through which steps ask that something be done to a node. */
  Path nodePipes() {
    return folder.resolve("node");
  }

  /** Puts {@code lab} on the steps' PATH, with which they ask that something be done to a node. */
  public void letBreakNodes() {
    Path pipes = nodePipes();
    try (InputStream script = Workspace.class.getResourceAsStream("lab.sh")) {
      Files.copy(Objects.requireNonNull(script, "lab.sh"), bin().resolve("lab"));
      Files.setPosixFilePermissions(
          bin().resolve("lab"), PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.createDirectory(pipes);
      Files.createFile(pipes.resolve("turn"));
      new ProcessBuilder("mkfifo", "--mode=600", pipes + "/requests", pipes + "/answers")
          .redirectErrorStream(true)
          .start()
          .waitFor();
      own(pipes);
    } catch (IOException e) {
      throw new Broken("making the pipes " + pipes, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while making the pipes " + pipes, e);
    }
  }

  /** The steps' kubeconfig. */
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** Writes the kubeconfig, readable by the steps' user alone. */
  public void kubeconfig(String content) {
    try {
      Files.writeString(kubeconfig(), content);
      Files.setPosixFilePermissions(kubeconfig(), PosixFilePermissions.fromString("rw-------"));
      own(kubeconfig());
    } catch (IOException e) {
      throw new Broken("writing the steps' kubeconfig", e);
    }
  }

  /** Removes everything. */
  public void remove() {
    FolderTree.delete(folder);
  }

  private void own(Path path) throws IOException {
    if (user.switches()) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : (Iterable<Path>) all::iterator) {
          Files.setAttribute(each, "unix:uid", user.uid());
          Files.setAttribute(each, "unix:gid", user.gid());
        }
      }
    }
  }

  /** Links where the file systems allow it: a program may have 60 MB. */
  private static void place(Path program, Path target) throws IOException {
    Path real = program.toRealPath();
    try {
      Files.createLink(target, real);
    } catch (IOException | UnsupportedOperationException _) {
      Files.copy(real, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      files
          .filter(file -> !from.relativize(file).startsWith("results"))
          .forEach(file -> copy(file, to.resolve(from.relativize(file).toString())));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
