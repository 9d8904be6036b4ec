package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.component.manifest.ManifestFiles;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.model.component.Component;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab component render}: writes a component as plain YAML, for a GitOps repository. */
@Command(name = "render", description = "write a component's objects as plain YAML")
public final class ComponentRender implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "COMPONENT", description = "its name")
  private String name = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FOLDER",
      description = "write one file per object and a kustomization.yaml there instead of to stdout")
  private Optional<Path> folder = Optional.empty();

  /** Creates the command. */
  public ComponentRender(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Component component = lab.library().component(name);
    ManifestFiles files =
        new ManifestFiles(new Renderer(lab.home(), lab.terminal().progress()).render(component));
    if (folder.isEmpty()) {
      lab.terminal().print(files.text().stripTrailing());
      return ExitCode.OK.code();
    }
    files.write(folder.get()).forEach(file -> lab.terminal().print(file.toString()));
    return ExitCode.OK.code();
  }
}
