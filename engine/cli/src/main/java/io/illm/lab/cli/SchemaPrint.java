package io.illm.lab.cli;

import io.illm.lab.model.component.ComponentReader;
import io.illm.lab.model.experiment.ExperimentReader;
import io.illm.lab.model.yaml.JsonSchema;
import io.illm.lab.report.RunSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab schema}: prints the JSON Schema of a file format, for editors. */
@Command(
    name = "schema",
    description = "print the JSON Schema of one of the lab's file formats",
    footer = {
      "",
      "The same stands in docs/reference. An editor uses it by a first line such as",
      "# yaml-language-server: $schema=../../docs/reference/experiment.schema.json"
    })
final class SchemaPrint implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "FILE", description = "one of: ${COMPLETION-CANDIDATES}")
  private Format format = Format.experiment;

  SchemaPrint(Lab lab) {
    this.lab = lab;
  }

  /** The lab's file formats. */
  enum Format {
    experiment,
    component,
    run
  }

  @Override
  public Integer call() {
    lab.terminal().print(text(format));
    return ExitCode.OK.code();
  }

  /** Returns the text of a schema. */
  static String text(Format format) {
    return switch (format) {
      case experiment -> JsonSchema.of(title("experiment.yaml"), ExperimentReader.shape());
      case component -> JsonSchema.of(title("component.yaml"), ComponentReader.shape());
      case run -> RunSchema.of(title("run.json"));
    };
  }

  private static String title(String file) {
    return file + " of illm-k8s-lab";
  }
}
