package io.illm.lab.cli;

import io.illm.lab.runner.LabVersion;
import picocli.CommandLine.IVersionProvider;

/** What {@code lab --version} says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"lab " + LabVersion.current()};
  }
}
