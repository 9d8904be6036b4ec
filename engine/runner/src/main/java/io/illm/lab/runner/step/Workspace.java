package io.illm.lab.runner.step;

import io.illm.lab.host.FolderTree;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Where steps run: a copy of the experiment's folder, the programs on its PATH and its kubeconfig.
 * The folder itself is the lab's; what steps may change in it belongs to the steps' user, and
 * nobody else can read it.
 *
 * @param folder holds everything; removed after the run
 * @param user who the steps run as
 * @param processes what the steps started
 */
public record Workspace(Path folder, StepUser user, StepProcesses processes) {

  private static final String HOME = "experiment";

  /** The folder that a run's workspace has, by the run's id. */
  public static Path folderOf(String runId) {
    return Path.of(System.getProperty("java.io.tmpdir"), "lab-" + runId);
  }

  /** Where the copy of the experiment lies in a workspace's folder. */
  static Path homeOf(Path folder) {
    return folder.resolve(HOME);
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
    Workspace workspace = new Workspace(folder, user, new StepProcesses(user));
    try {
      makeFolder(folder, "rwx--x--x");
      makeFolder(workspace.bin(), "rwxr-xr-x");
      makeFolder(workspace.temporary(), "rwx------");
      workspace.owner().take(workspace.temporary());
      ExperimentCopy.make(experiment, workspace.home(), workspace.owner());
      for (Path program : programs) {
        place(program, workspace.bin().resolve(program.getFileName()));
      }
    } catch (IOException e) {
      throw new Broken("making the folder that steps run in, " + folder, e);
    }
    return workspace;
  }

  /** Nobody else can enter a folder before it has its permissions, whatever the umask. */
  private static void makeFolder(Path folder, String permissions) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  /** The copy of the experiment, which is also the steps' HOME. */
  public Path home() {
    return homeOf(folder);
  }

  /** Programs on the steps' PATH. */
  public Path bin() {
    return folder.resolve("bin");
  }

  /** Where steps put temporary files, so that they go with the run. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Gives files to the steps' user. */
  FileOwner owner() {
    return new FileOwner(user);
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
      makeFolder(pipes, "rwx--x--x");
      List<Path> files =
          List.of(pipes.resolve("turn"), pipes.resolve("requests"), pipes.resolve("answers"));
      Files.createFile(files.getFirst());
      NamedPipes.make(files.get(1), files.get(2));
      for (Path file : files) {
        owner().take(file);
      }
    } catch (IOException e) {
      throw new Broken("making the pipes " + pipes, e);
    }
  }

  /** The steps' kubeconfig. */
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** Writes the kubeconfig, readable by the steps' user alone. */
  public void kubeconfig(String content) {
    try {
      Files.createFile(
          kubeconfig(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(kubeconfig(), content);
      owner().take(kubeconfig());
    } catch (IOException e) {
      throw new Broken("writing the steps' kubeconfig", e);
    }
  }

  /** Removes everything. */
  public void remove() {
    FolderTree.delete(folder);
  }

  /** Links where the steps' user can run the file there: a program may have 60 MB. */
  private static void place(Path program, Path target) throws IOException {
    Path real = program.toRealPath();
    if (!forAll(real) || !linked(real, target)) {
      Files.copy(real, target);
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static boolean forAll(Path program) throws IOException {
    return Files.getPosixFilePermissions(program)
        .containsAll(Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_EXECUTE));
  }

  private static boolean linked(Path program, Path target) {
    try {
      Files.createLink(target, program);
      return true;
    } catch (IOException | UnsupportedOperationException _) {
      return false; // another file system
    }
  }
}
