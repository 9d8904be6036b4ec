package io.illm.lab.report;

import io.illm.lab.model.run.Run;
import io.illm.lab.report.plot.PlotStyle;
import io.illm.lab.report.plot.RunTimeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The data that the templates of the HTML page show.
 *
 * @param run the run
 * @param headline the summary of the run
 * @param tally the counts of its checks and criteria
 * @param failures its failures
 * @param notRun the steps that a partial tutorial left out
 * @param studies its studies with their plots
 */
public record Page(
    Run run,
    Headline headline,
    ClaimCounts tally,
    List<Failure> failures,
    List<NotRun> notRun,
    List<StudyView> studies) {

  /** Returns the page of a run. */
  static Page of(Run run) {
    var studies =
        IntStream.range(0, run.studies().size())
            .mapToObj(i -> new StudyView(run.studies().get(i), i))
            .toList();
    return new Page(
        run, Headline.of(run), ClaimCounts.of(run), Failures.of(run), NotRun.of(run), studies);
  }

  /** Draws the timeline of phases and trials. */
  public String phases(boolean wide) {
    return RunTimeline.phases(run, wide);
  }

  /** Draws the timeline of steps and checks. */
  public String steps(boolean wide) {
    return RunTimeline.steps(run, wide);
  }

  /** Returns the style sheet of the page and its plots. */
  public String css() {
    return PlotStyle.css() + resource("report.css");
  }

  /** Returns the script of the button that opens all details. The page works without it. */
  public String script() {
    return resource("report.js");
  }

  /** Returns a content security policy: the browser loads nothing and runs only this script. */
  public String policy() {
    return "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
        + sha256(script())
        + "'";
  }

  static String resource(String name) {
    try (var in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + name, e);
    }
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
