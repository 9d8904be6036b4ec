package io.illm.lab.image.go;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.GoProgram;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the faults of a lock in the output of {@code go}, each with its file and line. */
final class GoFaults {

  private static final Pattern MISMATCH =
      Pattern.compile("verifying (\\S+)@(\\S+?)(/go\\.mod)?: checksum mismatch");
  private static final Pattern NO_SUM =
      Pattern.compile(
          "missing go\\.sum entry for (?:module providing package|go\\.mod file)\\s*(\\S*)");
  private static final Pattern NO_MODULE =
      Pattern.compile(
          "^(?:(\\S+\\.go):(\\d+):(\\d+): )?"
              + "(?:cannot find module providing|no required module provides) package (\\S+?)[;:]");
  private static final Pattern NO_PACKAGE =
      Pattern.compile("package \\S+ is not in std|does not contain package|directory not found$");
  private static final Pattern MALFORMED = Pattern.compile("(go\\.(?:mod|sum)):(\\d+): (.*)");
  private static final Pattern NOT_SERVED =
      Pattern.compile("(\\S+)@(v\\S+?): (?:reading \\S+: (4\\d\\d .*)|(invalid version.*))");
  private static final Pattern UNTIDY = Pattern.compile("go: (updates to go\\.mod needed.*)");

  private final GoModule module;
  private final GoProgram program;

  GoFaults(GoModule module, GoProgram program) {
    this.module = module;
    this.program = program;
  }

  /**
   * Returns the faults that the lines report; empty if the lock is not the cause of the failure.
   */
  List<Fault> in(List<String> lines) {
    return lines.stream().flatMap(line -> fault(line).stream()).distinct().toList();
  }

  private Optional<Fault> fault(String line) {
    return Stream.of(
            match(MISMATCH, line).map(this::mismatch),
            match(NO_SUM, line).map(this::noSum),
            match(NO_MODULE, line).map(this::noModule),
            match(NO_PACKAGE, line).map(_ -> unknown(declared(), program.main())),
            match(NOT_SERVED, line).map(this::notServed),
            match(MALFORMED, line).map(this::malformed),
            match(UNTIDY, line).map(m -> tidy(Place.startOf(module.goMod()), m.group(1))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<MatchResult> match(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
  }

  /** Returns the fault of a package that is not a program. */
  Fault library() {
    return Fault.at(
        declared(),
        program.main() + " is a library, not a program: its package isn't `main`",
        "name the package of the command, often under cmd/");
  }

  private Place declared() {
    return GoModule.placeOf(module.folder().resolve("component.yaml"), program.main());
  }

  private Fault mismatch(MatchResult m) {
    String name = m.group(1) + " " + m.group(2);
    return Fault.at(
        GoModule.placeOf(module.goSum(), name + (m.group(3) == null ? " " : "/go.mod ")),
        "what was downloaded for " + name + " has another checksum than the lock",
        "restore go.sum from git; if it is unchanged, do not trust this mirror");
  }

  private Fault noSum(MatchResult m) {
    String of = m.group(1).isEmpty() ? program.main() : m.group(1);
    return tidy(Place.startOf(module.goSum()), "no checksum for the module of " + of);
  }

  private Fault noModule(MatchResult m) {
    Place place =
        m.group(1) == null
            ? declared()
            : new Place(
                module.folder().resolve(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3)));
    return unknown(place, m.group(4));
  }

  private Fault unknown(Place place, String name) {
    return Fault.at(
        place,
        "unknown Go package " + name + ": no module that go.mod pins has it",
        "correct its path, or run `go get -tool " + name + "` in " + module.folder());
  }

  private Fault notServed(MatchResult m) {
    return Fault.at(
        GoModule.placeOf(module.goMod(), m.group(1) + " " + m.group(2)),
        "can't get "
            + m.group(1)
            + " "
            + m.group(2)
            + ": "
            + Optional.ofNullable(m.group(3)).orElse(m.group(4)),
        "pin a version that the module mirror serves, then run `go mod tidy`");
  }

  private Fault malformed(MatchResult m) {
    Place place = new Place(module.folder().resolve(m.group(1)), Integer.parseInt(m.group(2)), 1);
    return tidy(place, m.group(3));
  }

  private Fault tidy(Place place, String message) {
    return Fault.at(
        place, message, "run `go mod tidy` in " + module.folder() + " and commit the locks");
  }
}
