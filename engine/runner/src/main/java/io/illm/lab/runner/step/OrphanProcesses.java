package io.illm.lab.runner.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What steps left running when the process that started them was killed. */
public final class OrphanProcesses {

  private static final long SECONDS = 5;

  private OrphanProcesses() {}

  /** Ends every process that works in a folder, such as a step's shell and what it waits for. */
  public static void end(Path folder) {
    List<ProcessHandle> orphans =
        ProcessHandle.allProcesses().filter(process -> worksIn(process, folder)).toList();
    orphans.forEach(ProcessHandle::destroyForcibly);
    orphans.forEach(
        orphan -> orphan.onExit().completeOnTimeout(orphan, SECONDS, TimeUnit.SECONDS).join());
  }

  private static boolean worksIn(ProcessHandle process, Path folder) {
    try {
      Path link = Path.of("/proc", Long.toString(process.pid()), "cwd");
      return Files.readSymbolicLink(link).startsWith(folder);
    } catch (IOException _) {
      return false; // it ended meanwhile, or is another user's
    }
  }
}
