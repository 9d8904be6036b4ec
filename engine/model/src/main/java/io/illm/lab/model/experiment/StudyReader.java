package io.illm.lab.model.experiment;

import io.illm.lab.model.Names;
import io.illm.lab.model.Roadmap;
import io.illm.lab.model.experiment.Study.At;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.model.experiment.Study.Variant;
import io.illm.lab.model.yaml.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads studies. */
final class StudyReader {

  private static final int TRIALS = 6;
  private static final List<String> MEASURES =
      List.of("k6", "promql", "drive", "object", "objects", "http", "exec", "logs", "command");
  private static final List<String> MOMENTS =
      Stream.of(At.values()).map(at -> at.name().toLowerCase(Locale.ROOT)).toList();

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
    return fields
        .oneOf("measure", MEASURES)
        .map(kind -> measure(kind, fields))
        .orElse(new Measure.DriveSeconds());
  }

  private static Measure measure(String kind, Fields fields) {
    return switch (kind) {
      case "k6" -> k6(fields);
      case "promql" -> promql(fields);
      case "drive" -> drive(fields);
      default -> new Measure.Observed(CheckReader.read(kind, fields), fields.expression("value"));
    };
  }

  private static Measure drive(Fields fields) {
    fields.constant("drive", "seconds");
    return new Measure.DriveSeconds();
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

  private static Measure promql(Fields fields) {
    var measure =
        new Measure.Promql(fields.text("promql"), fields.valuePlace("promql"), at(fields));
    if (measure.ofWholeDrive() && measure.at() != At.END) {
      fields.fault(
          "at",
          "`" + Measure.Promql.DRIVE + "` looks back over the whole drive, which is so at its end",
          "leave `at` out");
    }
    return measure;
  }

  private static At at(Fields fields) {
    return At.valueOf(fields.choice("at", MOMENTS, "end").toUpperCase(Locale.ROOT));
  }

  private Criterion criterion(Fields fields) {
    return new Criterion(
        fields.text("name"),
        fields.valuePlace("name"),
        fields.expression("that"),
        CheckReader.proves(fields, roadmap));
  }
}
