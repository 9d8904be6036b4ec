package io.illm.lab.image.go;

import io.illm.lab.model.Progress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Downloads the modules of Go programs in the background, for one set of programs after another,
 * while other programs compile. It reports no failure: the build of the same programs meets the
 * failure again and reports it.
 */
public final class ModulePrefetch implements AutoCloseable {

  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("fetch modules").factory());

  private ModulePrefetch() {}

  /**
   * Begins to download what is missing.
   *
   * @param next the programs in the order in which they will be built
   */
  public static ModulePrefetch begin(List<ProgramSet> next, Progress progress) {
    var prefetch = new ModulePrefetch();
    next.stream()
        .filter(ProgramSet::isMissing)
        .forEach(programs -> prefetch.background.execute(() -> fetch(programs, progress)));
    return prefetch;
  }

  private static void fetch(ProgramSet programs, Progress progress) {
    if (!programs.isMissing()) {
      return; // it was built meanwhile
    }
    try (var _ = progress.begin("fetching the modules of " + programs.name(), Duration.ZERO)) {
      programs.fetchModules();
    } catch (RuntimeException _) {
      // The build of these programs meets the failure again and reports it.
    }
  }

  /** Ends the download that is going on, and leaves out the rest. */
  @Override
  public void close() {
    background.shutdownNow();
    background.close();
  }
}
