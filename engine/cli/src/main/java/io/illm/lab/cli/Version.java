package io.illm.lab.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The lab's version, as the jar's manifest says it. */
public final class Version implements IVersionProvider {

  /** Made by picocli. */
  public Version() {}

  /** The version; {@code development} where there is no jar. */
  public static String ofLab() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"lab " + ofLab()};
  }
}
