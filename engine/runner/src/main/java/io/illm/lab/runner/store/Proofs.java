package io.illm.lab.runner.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Section;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.runner.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The checks of an experiment that {@code lab prove} has turned red, so that later runs of the same
 * specification can say so.
 */
public final class Proofs {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Ownership ownership = Ownership.ofProcess();

  private Proofs(Path file) {
    this.file = file;
  }

  /**
   * The proofs of this very specification: one with other commands, checks or manifests has none.
   */
  public static Proofs of(Home home, Experiment experiment) {
    String name = experiment.name() + "-" + hash(experiment) + ".json";
    return new Proofs(home.state().resolve("proofs").resolve(name));
  }

  /** Keeps the names of checks that were broken in these results. */
  public void remember(List<StepResult> results) {
    Set<String> broken = new TreeSet<>(known());
    int before = broken.size();
    results.stream()
        .flatMap(step -> step.checks().stream())
        .filter(check -> check.control() == Control.BROKEN)
        .map(CheckResult::name)
        .forEach(broken::add);
    if (broken.size() > before) {
      write(broken);
    }
  }

  /** The results with what is known from earlier proofs. */
  public List<StepResult> applyTo(List<StepResult> results) {
    Set<String> broken = known();
    return results.stream().map(step -> apply(step, broken)).toList();
  }

  private static StepResult apply(StepResult step, Set<String> broken) {
    return new StepResult(
        step.title(),
        step.status(),
        step.started(),
        step.took(),
        step.reason(),
        step.blocks(),
        step.checks().stream().map(check -> apply(check, broken)).toList());
  }

  private static CheckResult apply(CheckResult check, Set<String> broken) {
    return check.control() == Control.ABSENT && broken.contains(check.name())
        ? check.with(Control.BROKEN)
        : check;
  }

  private Set<String> known() {
    try {
      return Files.exists(file)
          ? JSON.readValue(file.toFile(), new TypeReference<Set<String>>() {})
          : Set.of();
    } catch (IOException e) {
      throw new Broken("reading the proofs " + file, e);
    }
  }

  private void write(Set<String> broken) {
    try {
      ownership.makePrivate(file.resolveSibling(""));
      JSON.writeValue(file.toFile(), broken);
      ownership.own(file);
    } catch (IOException e) {
      throw new Broken("writing the proofs " + file, e);
    }
  }

  /** Of all that decides what a check sees; the README's prose and published results don't. */
  private static String hash(Experiment experiment) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Section section : experiment.readme().sections()) {
        digest.update(section.title().getBytes(StandardCharsets.UTF_8));
        section.blocks().forEach(block -> digest.update(words(block)));
      }
      for (Path manifest : manifests(experiment.folder())) {
        digest.update(Files.readAllBytes(manifest));
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (IOException e) {
      throw new Broken("reading " + experiment.folder(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new Broken("every Java platform has SHA-256", e);
    }
  }

  private static byte[] words(Block block) {
    return (block.mode() + block.script()).getBytes(StandardCharsets.UTF_8);
  }

  private static List<Path> manifests(Path experiment) throws IOException {
    try (Stream<Path> files = Files.walk(experiment)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !experiment.relativize(file).startsWith("results"))
          .filter(file -> !file.getFileName().toString().equals("README.md"))
          .sorted()
          .toList();
    }
  }
}
