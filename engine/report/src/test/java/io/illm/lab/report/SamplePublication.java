package io.illm.lab.report;

import io.illm.lab.model.experiment.FolderContent;
import java.nio.file.Path;

/** Publishes the sample run, for tests of what rests on published results. */
public final class SamplePublication {

  private SamplePublication() {}

  /** Publishes it as a run of an experiment's folder as it is, and returns the run's id. */
  public static String into(Path experiment) {
    var run = SampleRun.of(FolderContent.of(experiment));
    Publish.into(run, experiment);
    return run.id();
  }
}
