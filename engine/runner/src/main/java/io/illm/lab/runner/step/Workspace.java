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
 * The folder in which steps run. It has a copy of the experiment's folder, the programs on the
 * steps' PATH and their kubeconfig. The folder itself belongs to the lab. The files in it that
 * steps may change belong to the steps' user, and nobody else can read them.
 *
 * @param folder the folder, which is removed after the run
 * @param user the user that the steps run as
 * @param processes the processes that the steps started
 */
public record Workspace(Path folder, StepUser user, StepProcesses processes) {

  private static final String HOME = "experiment";

  /** Returns the folder of a run's workspace. */
  public static Path folderOf(String runId) {
    return Path.of(System.getProperty("java.io.tmpdir"), "lab-" + runId);
  }

  /** Returns the folder of the experiment's copy in a workspace. */
  static Path homeOf(Path folder) {
    return folder.resolve(HOME);
  }

  /**
   * Creates a workspace.
   *
   * @param folder the folder of the workspace, which must not exist yet
   * @param experiment the folder of the experiment, which is copied without its results
   * @param programs the programs to put on the steps' PATH
   * @param user the user that the steps run as
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

  /**
   * Creates a folder with the given permissions, regardless of the umask. Until it has them, only
   * its owner can enter it.
   */
  private static void makeFolder(Path folder, String permissions) throws IOException {
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  /** Returns the folder of the experiment's copy, which is also the steps' HOME. */
  public Path home() {
    return homeOf(folder);
  }

  /** Returns the folder of the programs on the steps' PATH. */
  public Path bin() {
    return folder.resolve("bin");
  }

  /** Returns the folder for temporary files of steps. It is removed with the workspace. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  /** Returns an owner that gives files to the steps' user. */
  FileOwner owner() {
    return new FileOwner(user);
  }

  /** Returns the folder of the pipes through which steps request actions on nodes. */
  Path nodePipes() {
    return folder.resolve("node");
  }

  /**
   * Puts the program {@code lab} on the steps' PATH, which requests actions on nodes, and creates
   * its pipes.
   */
  public void enableNodeActions() {
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

  /** Returns the path of the steps' kubeconfig. */
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  /** Writes the steps' kubeconfig. Only their user can read it. */
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

  /** Deletes the folder of the workspace. */
  public void remove() {
    FolderTree.delete(folder);
  }

  /**
   * Puts a program at a path. It creates a hard link if possible, because a program may have 60 MB.
   * Otherwise it copies the file.
   */
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
