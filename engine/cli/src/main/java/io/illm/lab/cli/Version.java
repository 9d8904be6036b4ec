package io.illm.lab.cli;

import io.illm.lab.runner.LabVersion;
import picocli.CommandLine.IVersionProvider;

/** The output of {@code lab --version}. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"lab " + LabVersion.current()};
  }
}
