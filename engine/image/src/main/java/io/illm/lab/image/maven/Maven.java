package io.illm.lab.image.maven;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs this machine's Maven, with the repositories and mirrors that it is set up for. */
final class Maven {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

  private final Path project;

  /** Creates a runner for a project. */
  Maven(Path project) {
    this.project = project;
  }

  /** Runs a goal of the dependency plugin. */
  ProcessResult dependency(String goal, Map<String, String> properties) {
    var words = new ArrayList<>(List.of("mvn", "-q", "-B", "-f", "pom.xml", PLUGIN + goal));
    properties.forEach((name, value) -> words.add("-D" + name + "=" + value));
    return Command.in(project, words)
        .with(Map.of("JAVA_HOME", System.getProperty("java.home")))
        .run();
  }
}
