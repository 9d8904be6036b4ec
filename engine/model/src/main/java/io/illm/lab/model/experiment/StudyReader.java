package io.illm.lab.model.experiment;

import io.illm.lab.model.Names;
import io.illm.lab.model.Roadmap;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.model.experiment.Study.Variant;
import io.illm.lab.model.yaml.Fields;
import java.util.Map;

/** Reads studies. */
final class StudyReader {

  private static final int TRIALS = 6;

  private final Roadmap roadmap;

  StudyReader(Roadmap roadmap) {
    this.roadmap = roadmap;
  }

  Study study(Fields fields) {
    Map<String, Variant> variants =
        fields.map("variants", (name, variant) -> new Variant(name, variant.textMap("env")));
    Map<String, Measure> measures = fields.map("measures", (_, measure) -> measure(measure));
    names(fields, "variants");
    names(fields, "measures");
    return new Study(
        fields.text("study"),
        fields.valuePlace("study"),
        fields.text("hypothesis").strip(),
        variants,
        trials(fields),
        fields.oneOrMoreTexts("setup"),
        fields.oneOrMoreTexts("drive"),
        measures,
        fields.list("criteria", this::criterion));
  }

  private static int trials(Fields fields) {
    int trials = fields.integer("trials", TRIALS);
    if (trials < 1) {
      fields.fault(
          "trials", "found " + trials + " trials, expected at least 1", "six is a good start");
    }
    return trials;
  }

  private static void names(Fields study, String field) {
    study
        .optionalFields(field)
        .ifPresent(map ->
            map.names()
                .forEach(name ->
                    Names.faultOfIdentifier(name)
                        .ifPresent(
                            fault -> map.keyFault(name, fault, "criteria name it: rename it"))));
  }

  private static Measure measure(Fields fields) {
    if (fields.has("k6")) {
      return k6(fields);
    }
    if (fields.has("drive")) {
      if (!fields.text("drive").equals("seconds")) {
        fields.fault("drive", "a drive is measured in `seconds`", "write {drive: seconds}");
      }
      return new Measure.DriveSeconds();
    }
    return new Measure.Observed(CheckReader.observation(fields), fields.expression("value"));
  }

  private static Measure k6(Fields fields) {
    String text = fields.text("k6");
    int dot = text.indexOf('.');
    if (dot < 1 || dot == text.length() - 1) {
      fields.fault(
          "k6",
          "found `" + text + "`, expected METRIC.STATISTIC",
          "such as http_req_duration.p(99)");
      return new Measure.K6Statistic(text, "");
    }
    return new Measure.K6Statistic(text.substring(0, dot), text.substring(dot + 1));
  }

  private Criterion criterion(Fields fields) {
    return new Criterion(
        fields.text("name"),
        fields.valuePlace("name"),
        fields.expression("that"),
        CheckReader.proves(fields, roadmap));
  }
}
