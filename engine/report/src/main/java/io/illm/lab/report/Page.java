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
 * What the page's templates show.
 *
 * @param run everything
 * @param headline the run in a sentence
 * @param tally how far its checks can be trusted
 * @param failures what went wrong
 * @param studies its studies, with their plots
 */
public record Page(
    Run run,
    Headline headline,
    ClaimCounts tally,
    List<Failure> failures,
    List<StudyView> studies) {

  /** The page of a run. */
  static Page of(Run run) {
    var studies =
        IntStream.range(0, run.studies().size())
            .mapToObj(i -> new StudyView(run.studies().get(i), i))
            .toList();
    return new Page(run, Headline.of(run), ClaimCounts.of(run), Failures.of(run), studies);
  }

  /** The timeline of phases and trials. */
  public String phases(boolean wide) {
    return RunTimeline.phases(run, wide);
  }

  /** The timeline of steps and checks. */
  public String steps(boolean wide) {
    return RunTimeline.steps(run, wide);
  }

  /** The page's style, with that of its plots. */
  public String css() {
    return PlotStyle.css() + resource("report.css");
  }

  /** A few lines that unfold details; the page reads without them. */
  public String script() {
    return resource("report.js");
  }

  /** A content security policy by which a browser loads nothing and runs no other script. */
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
