package io.illm.lab.runner.store;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.illm.lab.host.Home;
import io.illm.lab.host.Ownership;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Section;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Proof;
import io.illm.lab.model.run.StepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The proofs that {@code lab prove} has collected for an experiment's checks, by check name. Later
 * runs of the same specification show them.
 */
public final class Proofs {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Proof>> PROOFS = new TypeReference<>() {};

  private final Path file;
  private final UnaryOperator<String> redaction;
  private final Ownership ownership = Ownership.ofProcess();

  private Proofs(Path file, UnaryOperator<String> redaction) {
    this.file = file;
    this.redaction = redaction;
  }

  /**
   * Returns the proofs of this specification. If its commands, checks or manifests change, it has
   * no proofs.
   *
   * @param redaction removes secret values from the observations of a check
   */
  public static Proofs of(Home home, Experiment experiment, UnaryOperator<String> redaction) {
    String name = experiment.name() + "-" + hash(experiment) + ".json";
    return new Proofs(home.state().resolve("proofs").resolve(name), redaction);
  }

  /** Stores the proofs in these results. */
  public void remember(List<StepResult> results) {
    Map<String, Proof> proofs = new TreeMap<>(known());
    results.stream()
        .flatMap(step -> step.checks().stream())
        .filter(check -> !check.proof().commands().isEmpty())
        .forEach(check -> remember(check, proofs));
    if (!proofs.equals(known())) {
      write(proofs);
    }
  }

  /**
   * Stores the proof of a check that passed. Otherwise it removes any older proof: the check did
   * not fail when broken, or did not hold again.
   */
  private void remember(CheckResult check, Map<String, Proof> proofs) {
    if (check.status() == CheckResult.Status.PASSED) {
      Proof proof = check.proof();
      proofs.put(
          check.name(),
          new Proof(
              proof.commands(),
              redaction.apply(proof.observed()),
              proof.falseClauses(),
              proof.neverFalse()));
    } else {
      proofs.remove(check.name());
    }
  }

  /** Returns the results with the stored proofs added. */
  public List<StepResult> applyTo(List<StepResult> results) {
    Map<String, Proof> proofs = known();
    return results.stream().map(step -> apply(step, proofs)).toList();
  }

  private static StepResult apply(StepResult step, Map<String, Proof> proofs) {
    return new StepResult(
        step.title(),
        step.status(),
        step.started(),
        step.took(),
        step.reason(),
        step.blocks(),
        step.checks().stream().map(check -> apply(check, proofs)).toList());
  }

  private static CheckResult apply(CheckResult check, Map<String, Proof> proofs) {
    return switch (check.control()) {
      case FALSE, ABSENT, UNREADABLE ->
          Optional.ofNullable(proofs.get(check.name())).map(check::broken).orElse(check);
      case BROKEN, UNTRIED, ALREADY_HELD -> check;
    };
  }

  private Map<String, Proof> known() {
    try {
      return Files.exists(file) ? JSON.readValue(file.toFile(), PROOFS) : Map.of();
    } catch (MismatchedInputException _) {
      return Map.of(); // an older version wrote the file
    } catch (IOException e) {
      throw new Broken("reading the proofs " + file, e);
    }
  }

  private void write(Map<String, Proof> proofs) {
    try {
      ownership.makePrivate(file.resolveSibling(""));
      JSON.writeValue(file.toFile(), proofs);
      ownership.own(file);
    } catch (IOException e) {
      throw new Broken("writing the proofs " + file, e);
    }
  }

  /**
   * Returns a hash of the README's headings and code blocks and of all other files. The README's
   * prose and the published results are left out, because they don't affect the checks.
   */
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
