package io.illm.lab.image.go;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.GoProgram;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds, in what {@code go} printed, the faults of a lock, and where in which file they stand. */
final class GoFaults {

  private static final Pattern MISMATCH =
      Pattern.compile("verifying (\\S+)@(\\S+?)(/go\\.mod)?: checksum mismatch");
  private static final Pattern NO_SUM =
      Pattern.compile(
          "missing go\\.sum entry for (?:module providing package |go\\.mod file)(\\S*).*");
  private static final Pattern NO_MODULE =
      Pattern.compile("no required module provides package (\\S+?)[;:].*");
  private static final Pattern NO_PACKAGE =
      Pattern.compile(
          "(?:package (\\S+) is not in std|module (\\S+)@\\S+ found.*, but does not contain package (\\S+)|stat (\\S+): directory not found).*");
  private static final Pattern MALFORMED = Pattern.compile("(go\\.(?:mod|sum)):(\\d+): (.*)");
  private static final Pattern UNTIDY = Pattern.compile("go: (updates to go\\.mod needed.*)");

  private final GoModule module;

  GoFaults(GoModule module) {
    this.module = module;
  }

  /** The faults that the lines tell of; none where the failure isn't one of the lock. */
  List<Fault> in(GoProgram program, List<String> lines) {
    return lines.stream().flatMap(line -> fault(program, line).stream()).distinct().toList();
  }

  private Optional<Fault> fault(GoProgram program, String line) {
    return Stream.of(
            match(MISMATCH, line).map(this::mismatch),
            match(NO_SUM, line).map(m -> noSum(program, m)),
            match(NO_MODULE, line).map(m -> unknown(program, m.group(1))),
            match(NO_PACKAGE, line).map(_ -> unknown(program, program.main())),
            match(MALFORMED, line).map(this::malformed),
            match(UNTIDY, line).map(m -> tidy(Place.startOf(module.goMod()), m.group(1))))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Matcher> match(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    return matcher.find() ? Optional.of(matcher) : Optional.empty();
  }

  private Fault mismatch(Matcher m) {
    String entry = m.group(1) + " " + m.group(2) + (m.group(3) == null ? " " : "/go.mod ");
    return Fault.at(
        GoModule.placeOf(module.goSum(), entry),
        "what was downloaded for "
            + m.group(1)
            + " "
            + m.group(2)
            + " has another checksum than the lock",
        "the lock was edited or the download tampered with: restore go.sum from git; if it is right,"
            + " do not use this mirror");
  }

  private Fault noSum(GoProgram program, Matcher m) {
    String of = m.group(1).isEmpty() ? program.main() : m.group(1);
    return tidy(Place.startOf(module.goSum()), "no checksum for what provides " + of);
  }

  private Fault unknown(GoProgram program, String name) {
    return Fault.at(
        GoModule.placeOf(module.folder().resolve("component.yaml"), program.main()),
        "unknown Go package " + name + ": no module that go.mod pins has it",
        "correct its path, or run `go get -tool " + name + "` in " + module.folder());
  }

  private Fault malformed(Matcher m) {
    Place place = new Place(module.folder().resolve(m.group(1)), Integer.parseInt(m.group(2)), 1);
    return tidy(place, m.group(3));
  }

  private Fault tidy(Place place, String message) {
    return Fault.at(
        place, message, "run `go mod tidy` in " + module.folder() + " and commit the locks");
  }
}
