package io.illm.lab.report;

import io.illm.lab.model.Broken;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Writes all reports of a run into the run's folder. */
public final class Reports {

  private Reports() {}

  /**
   * Writes {@code run.json}, {@code outcome.json}, {@code report.html}, {@code report.md} and
   * {@code junit.xml}. Each file is replaced as a whole: it is written under a temporary name and
   * then renamed.
   *
   * @param run the run
   * @param folder the run's folder, created if it is missing
   * @throws Broken if a file cannot be written
   */
  public static void write(Run run, Path folder) {
    put(folder.resolve("run.json"), RunJson.write(run));
    OutcomeJson.write(RunOutcome.of(run), folder.resolve("outcome.json"));
    put(folder.resolve("report.html"), ReportHtml.of(run));
    put(folder.resolve("report.md"), ReportMarkdown.of(run));
    put(folder.resolve("junit.xml"), JunitXml.of(run));
  }

  /**
   * Writes a file as a whole or not at all.
   *
   * @throws Broken if it cannot be written
   */
  public static void put(Path file, String text) {
    var beside = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.writeString(beside, text);
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Broken("cannot write the report " + file, e);
    }
  }
}
