package io.illm.lab.image.python;

import io.illm.lab.image.sbom.Sbom;
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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lock in pip's format: a line {@code name==version --hash=sha256:…} for each package, with the
 * hash of a wheel for each architecture.
 *
 * @param packages the packages to install
 */
record Requirements(List<Pinned> packages) {

  private static final String CURE = "lock the packages again with `lab image lock`";
  private static final Pattern LINE =
      Pattern.compile("([-\\w.]+)==(\\S+)((?: --hash=sha256:[0-9a-f]{64})+)");

  /**
   * A locked package.
   *
   * @param name the package's name
   * @param version the package's version
   * @param hashes the hashes of its wheels, each {@code sha256:…}
   */
  record Pinned(String name, String version, List<String> hashes) {

    String line() {
      return name + "==" + version + " --hash=" + String.join(" --hash=", hashes);
    }

    Sbom.Part part() {
      String purl = "pkg:pypi/" + normal(name) + "@" + version;
      Optional<String> sha256 =
          hashes.size() == 1
              ? Optional.of(hashes.getFirst().replace("sha256:", ""))
              : Optional.empty();
      return new Sbom.Part(name, version, purl, sha256, Optional.empty());
    }
  }

  /**
   * Reads a lock.
   *
   * @throws BadInput if it is missing or a line can't be parsed; a line that names an index can't
   */
  static Requirements read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInput(Fault.at(Place.startOf(file), "no such lock of Python packages", CURE));
    }
    var faults = new Faults();
    var packages = new ArrayList<Pinned>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          read(lines.get(i).strip(), new Place(file, i + 1, 1), packages, faults);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
    faults.throwIfAny();
    return new Requirements(List.copyOf(packages));
  }

  private static void read(String line, Place at, List<Pinned> packages, Faults faults) {
    Matcher m = LINE.matcher(line);
    if (m.matches()) {
      List<String> hashes = List.of(m.group(3).strip().replace("--hash=", "").split(" ", -1));
      packages.add(new Pinned(m.group(1), m.group(2), hashes));
    } else {
      String form = "name==version --hash=sha256:…";
      faults.add(Fault.at(at, "expected `" + form + "`, found `" + line + "`", CURE));
    }
  }

  /** Returns a locked package, whose name may be written in any form that pip takes. */
  Optional<Pinned> find(String name) {
    return packages.stream().filter(each -> normal(each.name()).equals(normal(name))).findFirst();
  }

  /** Returns the form of a name that Python's packaging rules compare. */
  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }

  /** Returns the text of the lock. */
  String text() {
    var text = new StringBuilder("# written by `lab image lock`: name==version, and wheels\n");
    packages.forEach(each -> text.append(each.line()).append('\n'));
    return text.toString();
  }
}
