package io.illm.lab.runner.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;

/** Kills the processes of steps whose run was killed. */
public final class OrphanProcesses {

  private static final int NOBODY = -1;

  private OrphanProcesses() {}

  /**
   * Kills all processes that the steps of a workspace started, and waits until they have ended.
   *
   * @param folder the workspace's folder
   */
  public static void end(Path folder) {
    OptionalInt user = user(folder);
    StepProcesses.killAll(() ->
        HostProcess.all().stream()
            .filter(process -> process.uid() == user.orElse(-1) || startedIn(process, folder))
            .toList());
  }

  private static boolean startedIn(HostProcess process, Path folder) {
    return process.folder().filter(at -> at.startsWith(folder)).isPresent()
        || process
            .variable(StepProcesses.VARIABLE)
            .filter(mark -> mark.startsWith(folder + "/"))
            .isPresent();
  }

  /**
   * Returns the user id that the lab chose for a workspace; empty if its steps ran as another user.
   */
  private static OptionalInt user(Path folder) {
    int lab = HostProcess.ownUid();
    int user = owner(Workspace.homeOf(folder));
    boolean switched = owner(folder) == lab && user != lab;
    return switched && StepUser.isOwn(user) ? OptionalInt.of(user) : OptionalInt.empty();
  }

  private static int owner(Path folder) {
    try {
      return Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS) instanceof Integer id
          ? id
          : NOBODY;
    } catch (IOException | UnsupportedOperationException _) {
      return NOBODY; // there is no such folder, or the file system has no users
    }
  }
}
