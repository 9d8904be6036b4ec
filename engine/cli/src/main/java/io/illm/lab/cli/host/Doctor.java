package io.illm.lab.cli.host;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.cluster.EmbeddedProvider;
import io.illm.lab.cluster.Inspection;
import io.illm.lab.cluster.kind.KindProvider;
import io.illm.lab.model.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab doctor}: checks whether this machine can boot clusters and build images. */
@Command(name = "doctor", description = "check whether this machine has what the lab needs")
public final class Doctor implements Callable<Integer> {

  /**
   * The free space that the cache needs. Built programs and images of the first experiment take
   * about 4 GiB.
   */
  private static final long CACHE_SPACE = 5L << 30;

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public Doctor(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        Stream.of(
                clusters(),
                kind(),
                new Toolchains(System.getenv().getOrDefault("PATH", "")).findings(),
                Stream.of(disk(lab.home().cache())))
            .flatMap(all -> all)
            .toList();
    if (json) {
      lab.terminal().print(Json.of(findings));
    } else {
      findings.forEach(this::print);
    }
    boolean faulty = findings.stream().anyMatch(one -> one.state() == Finding.State.FAULT);
    return (faulty ? ExitCode.BROKEN : ExitCode.OK).code();
  }

  private Stream<Finding> clusters() {
    Inspection found = new EmbeddedProvider(lab.home().state(), lab.home().cache()).inspect();
    String tried = String.join(", ", found.tried());
    if (found.faults().isEmpty()) {
      return Stream.of(Finding.ok("clusters", "this machine can boot them; tried: " + tried));
    }
    return Stream.concat(
        found.faults().stream().map(fault -> Finding.of("clusters", fault)),
        Stream.of(tried).filter(all -> !all.isEmpty()).map(all -> Finding.ok("clusters", all)));
  }

  /**
   * Checks for a container engine. A missing engine is only a warning, because the embedded cluster
   * needs none.
   */
  private static Stream<Finding> kind() {
    List<Fault> faults = KindProvider.machine(System.getenv());
    return faults.isEmpty()
        ? Stream.of(
            Finding.ok(
                "kind", "a container engine answers; the lab's use of kind was tried without one"))
        : faults.stream()
            .map(fault ->
                Finding.warning("kind", fault.message(), fault.hint().orElse("start an engine")));
  }

  private static Finding disk(Path cache) {
    Path folder = cache;
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    long free = folder.toFile().getUsableSpace();
    String found = Words.size(free) + " free for " + cache;
    return free >= CACHE_SPACE
        ? Finding.ok("disk", found)
        : Finding.warning(
            "disk",
            found + ", programs and images take up to " + Words.size(CACHE_SPACE),
            "free some");
  }

  private void print(Finding finding) {
    Screen screen = lab.terminal().outScreen();
    String word =
        switch (finding.state()) {
          case OK -> Style.GOOD.on(screen, "ok     ");
          case WARNING -> Style.WARNING.on(screen, "warning");
          case FAULT -> Style.BAD.on(screen, "fault  ");
        };
    lab.terminal().print("%s  %-10s  %s".formatted(word, finding.subject(), finding.found()));
    finding.cure().ifPresent(cure -> lab.terminal().print(" ".repeat(21) + cure));
  }
}
