package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;

/**
 * Writes {@code junit.xml}, which build servers show. Each check, each criterion and each other
 * failure, such as a command's exit code or a leak, is a test case.
 */
public final class JunitXml {

  private JunitXml() {}

  /** Returns a run as a JUnit report. */
  public static String of(Run run) {
    return of(run.experiment(), List.of(run), Map.of(), Map.of());
  }

  /**
   * Returns several runs as one JUnit report.
   *
   * @param name the report's name
   * @param runs the runs, of which no two are of the same experiment
   * @param broken why experiments could not be run, by their names
   * @param skipped why experiments were left out, by their names
   */
  public static String of(
      String name, List<Run> runs, Map<String, String> broken, Map<String, String> skipped) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      var writer = new JunitWriter(xml);
      writer.open("testsuites", "name", name);
      for (Run run : runs) {
        run(writer, run);
      }
      for (var each : broken.entrySet()) {
        without(writer, each.getKey(), "error", each.getValue());
      }
      for (var each : skipped.entrySet()) {
        without(writer, each.getKey(), "skipped", each.getValue());
      }
      writer.close();
      xml.flush(); // some implementations buffer all output
      return text + "\n";
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string takes any XML", e);
    }
  }

  private static void run(JunitWriter xml, Run run) throws XMLStreamException {
    var failures = Failures.of(run);
    for (int i = 0; i < run.steps().size(); i++) {
      step(xml, run, i, failures);
    }
    for (int i = 0; i < run.studies().size(); i++) {
      study(xml, run, i, failures);
    }
    rest(xml, run, failures);
  }

  /** Writes an experiment that has no run. */
  private static void without(JunitWriter xml, String experiment, String element, String why)
      throws XMLStreamException {
    xml.open("testsuite", "name", experiment);
    xml.open("testcase", "classname", experiment, "name", "the experiment runs");
    xml.open(element, "message", why);
    xml.close();
    xml.close();
    xml.close();
  }

  private static void step(JunitWriter xml, Run run, int index, List<Failure> failures)
      throws XMLStreamException {
    var step = run.steps().get(index);
    xml.open("testsuite", "name", step.title(), "time", JunitWriter.seconds(step.took()));
    for (int i = 0; i < step.checks().size(); i++) {
      var check = step.checks().get(i);
      var failure = at(failures, Anchors.check(index, i));
      xml.open("testcase", attributes(run, step.title(), check.name(), check.took()));
      properties(xml, check);
      content(xml, step, check, failure);
      xml.close();
    }
    if (step.checks().isEmpty() && step.status() == Status.NOT_RUN) {
      xml.open("testcase", attributes(run, step.title(), "the step runs", Duration.ZERO));
      xml.open("skipped", "message", step.reason());
      xml.close();
      xml.close();
    }
    extra(xml, run, step.title(), at(failures, Anchors.step(index)));
    xml.close();
  }

  private static void properties(JunitWriter xml, CheckResult check) throws XMLStreamException {
    if (!check.emulatedBy().isEmpty()) {
      xml.open("properties");
      xml.open("property", "name", "emulated-by", "value", check.emulatedBy());
      xml.close();
      xml.close();
    }
  }

  private static void content(
      JunitWriter xml, StepResult step, CheckResult check, List<Failure> failures)
      throws XMLStreamException {
    for (var failure : failures) {
      xml.failure("failure", failure);
    }
    if (failures.isEmpty() && check.status() != CheckResult.Status.PASSED) {
      boolean unproved = check.status() == CheckResult.Status.UNPROVED;
      xml.open("skipped", "message", unproved ? check.message() : step.reason());
      xml.close();
    }
  }

  private static void study(JunitWriter xml, Run run, int index, List<Failure> failures)
      throws XMLStreamException {
    var study = run.studies().get(index);
    xml.open("testsuite", "name", study.name());
    for (int i = 0; i < study.criteria().size(); i++) {
      var criterion = study.criteria().get(i);
      xml.open("testcase", attributes(run, study.name(), criterion.name(), Duration.ZERO));
      for (var failure : at(failures, Anchors.criterion(index, i))) {
        xml.failure(criterion.verdict() == Verdict.REFUTED ? "failure" : "error", failure);
      }
      if (criterion.verdict() == Verdict.NOT_RUN) {
        xml.open("skipped", "message", study.reason());
        xml.close();
      }
      xml.close();
    }
    extra(xml, run, study.name(), at(failures, Anchors.study(index)));
    xml.close();
  }

  /** Writes the failures that belong to no step and no study. */
  private static void rest(JunitWriter xml, Run run, List<Failure> failures)
      throws XMLStreamException {
    xml.open("testsuite", "name", "the lab");
    extra(xml, run, "the lab", at(failures, Anchors.TIMELINE));
    extra(xml, run, "the lab", at(failures, Anchors.AUDIT));
    xml.close();
  }

  private static void extra(JunitWriter xml, Run run, String where, List<Failure> failures)
      throws XMLStreamException {
    for (var failure : failures) {
      xml.open("testcase", attributes(run, where, failure.title(), Duration.ZERO));
      xml.failure("failure", failure);
      xml.close();
    }
  }

  private static List<Failure> at(List<Failure> failures, String anchor) {
    return failures.stream().filter(failure -> failure.anchor().equals(anchor)).toList();
  }

  private static String[] attributes(Run run, String where, String name, Duration took) {
    return new String[] {
      "classname",
      run.experiment() + "." + where.replace('.', ' '),
      "name",
      name,
      "time",
      JunitWriter.seconds(took)
    };
  }
}
