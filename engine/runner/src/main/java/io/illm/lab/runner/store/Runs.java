package io.illm.lab.runner.store;

import io.illm.lab.host.Ownership;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.report.OutcomeJson;
import io.illm.lab.report.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of this user.
 *
 * @param path the folder of all runs
 */
public record Runs(Path path) {

  /** Returns the folders of all runs, newest first. */
  public List<RunFolder> folders() {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(path)) {
      return folders
          .filter(Files::isDirectory)
          .map(RunFolder::new)
          .sorted(Comparator.comparing(RunFolder::id).reversed())
          .toList();
    } catch (IOException e) {
      throw new Broken("listing the runs in " + path, e);
    }
  }

  /**
   * Returns the folder of one run.
   *
   * @param id the run's id, the unique beginning or end of one, or {@code last}
   * @throws BadInput if no run matches, or more than one
   */
  public RunFolder folder(String id) {
    List<RunFolder> all = folders();
    if (id.equals("last")) {
      return all.stream().findFirst().orElseThrow(() -> none(id));
    }
    List<RunFolder> found =
        all.stream().filter(run -> run.id().startsWith(id) || run.id().endsWith(id)).toList();
    if (found.size() > 1) {
      throw new BadInput(
          Fault.of(
              found.size() + " runs are called `" + id + "…`",
              "give more of the id: "
                  + String.join(", ", found.stream().map(RunFolder::id).toList())));
    }
    return found.stream().findFirst().orElseThrow(() -> none(id));
  }

  private static BadInput none(String id) {
    return new BadInput(Fault.of("there is no run `" + id + "`", "`lab runs` lists them"));
  }

  /** Reads a run's result; empty if the run has not ended. */
  public static Optional<Run> read(RunFolder folder) {
    Path file = folder.path().resolve("run.json");
    try {
      return Files.exists(file)
          ? Optional.of(RunJson.read(Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  /**
   * Reads what came of a run; empty if the run has not ended. For a run of an older lab, which
   * wrote no outcome.json, it writes one, so that the next list needn't read the whole run.json.
   *
   * @throws IOException if the result can't be read
   */
  public static Optional<RunOutcome> outcome(RunFolder folder) throws IOException {
    Path file = folder.path().resolve("outcome.json");
    try {
      return Optional.of(OutcomeJson.read(file));
    } catch (NoSuchFileException _) {
      return ofRunJson(folder, file);
    }
  }

  private static Optional<RunOutcome> ofRunJson(RunFolder folder, Path file) throws IOException {
    Path whole = folder.path().resolve("run.json");
    if (!Files.exists(whole)) {
      return Optional.empty();
    }
    RunOutcome outcome = OutcomeJson.read(whole);
    remember(outcome, file);
    return Optional.of(outcome);
  }

  private static void remember(RunOutcome outcome, Path file) {
    try {
      OutcomeJson.write(outcome, file);
      Ownership.ofProcess().own(file);
    } catch (Broken _) {
      // the folder is read-only: then each list reads the whole
    }
  }
}
