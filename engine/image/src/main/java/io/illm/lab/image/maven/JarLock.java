package io.illm.lab.image.maven;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Locked jars in the order of their class path. The lock has a line {@code
 * group:artifact:version[:classifier] sha256} for each jar.
 *
 * @param jars the jars that were asked for, and everything that they depend on
 */
public record JarLock(List<LockedJar> jars) {

  private static final String FORM = "group:artifact:version sha256";
  private static final String CURE = "lock the jars again with `lab image lock`";
  private static final Pattern LINE =
      Pattern.compile("([^:\\s]+):([^:\\s]+):([^:\\s]+)(?::([^:\\s]+))? ([0-9a-f]{64})");

  /**
   * Reads a lock.
   *
   * @param wanted coordinates that the lock must contain
   * @throws BadInput if the lock is missing, a line can't be parsed, or a jar is missing
   */
  public static JarLock read(Path file, List<String> wanted) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(Fault.at(Place.startOf(file), "no such lock of jars", CURE));
    }
    var faults = new Faults();
    List<LockedJar> jars = lines(file, faults);
    for (String each : wanted) {
      if (jars.stream().noneMatch(jar -> jar.coordinates().equals(each))) {
        faults.add(Fault.at(Place.startOf(file), "no jar " + each + " in the lock", CURE));
      }
    }
    faults.throwIfAny();
    return new JarLock(jars);
  }

  private static List<LockedJar> lines(Path file, Faults faults) {
    var jars = new ArrayList<LockedJar>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          line(lines.get(i).strip(), new Place(file, i + 1, 1), jars, faults);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
    return List.copyOf(jars);
  }

  private static void line(String line, Place at, List<LockedJar> jars, Faults faults) {
    Matcher m = LINE.matcher(line);
    if (!m.matches()) {
      faults.add(Fault.at(at, "expected `" + FORM + "`, found `" + line + "`", CURE));
      return;
    }
    String classifier = m.group(4) == null ? "" : m.group(4);
    jars.add(new LockedJar(m.group(1), m.group(2), m.group(3), classifier, m.group(5), at));
  }

  /** Returns the text of the lock, with the coordinates that were asked for. */
  String text(List<String> wanted) {
    return jars.stream()
        .map(LockedJar::line)
        .collect(
            Collectors.joining(
                "\n",
                "# " + String.join(" ", wanted) + " and what they depend on: " + FORM + "\n",
                "\n"));
  }
}
