package io.illm.lab.model.component;

import java.util.List;

/** How a container image is made from packages where its registry can't be reached. */
public sealed interface Recipe {

  /** What is laid into the image on top of what its kind of recipe makes. */
  Additions additions();

  /** How the image runs. */
  Launch launch();

  /**
   * A program of a Go module that the component's go.mod pins, on an empty base without CA
   * certificates.
   *
   * @param program how it is built
   * @param additions what else is in the image
   * @param launch how it runs; the entrypoint's first word is where the program lies in the image
   */
  record Go(GoProgram program, Additions additions, Launch launch) implements Recipe {

    /** A program alone, that runs as nobody. */
    public Go(GoProgram program, List<String> entrypoint) {
      this(program, Additions.NOTHING, Launch.of(entrypoint));
    }
  }

  /**
   * A module of {@code apps/} on an empty base with the C library and a JRE of just the modules it
   * uses.
   *
   * @param app the folder's name under {@code apps/}
   * @param additions what else is in the image
   * @param launch how it runs; the entrypoint is the arguments after the {@code java} command, the
   *     app's jar where it is empty
   */
  record App(String app, Additions additions, Launch launch) implements Recipe {

    /** An app alone, that runs its jar as nobody. */
    public App(String app) {
      this(app, Additions.NOTHING, Launch.of(List.of()));
    }
  }

  /**
   * Debian packages with all that they depend on, at the versions of a lock file.
   *
   * @param packages the packages asked for
   * @param lock the lock's path relative to the component's folder
   * @param additions what else is in the image
   * @param launch how it runs
   */
  record Debian(List<String> packages, String lock, Additions additions, Launch launch)
      implements Recipe {}

  /**
   * Jars of Maven coordinates and all that they depend on, with a JRE of just the modules that they
   * use.
   *
   * @param coordinates what is asked for, each {@code group:artifact:version}
   * @param jars the path of the jars' lock, relative to the component's folder
   * @param modules modules of the JDK beside those that classes name
   * @param base what it stands on: the C library at least
   * @param additions what else is in the image
   * @param launch how it runs; the entrypoint is the main class and its arguments
   */
  record Maven(
      List<String> coordinates,
      String jars,
      List<String> modules,
      DebianBase base,
      Additions additions,
      Launch launch)
      implements Recipe {}

  /**
   * Python packages on Debian's Python.
   *
   * @param requirements the path of the packages' lock in pip's form, relative to the component's
   *     folder
   * @param base what it stands on, Python among it
   * @param additions what else is in the image
   * @param launch how it runs
   */
  record Python(String requirements, DebianBase base, Additions additions, Launch launch)
      implements Recipe {}

  /**
   * Packages of npm on Debian's Node.js, in {@code /app}.
   *
   * @param packageLock the path of package-lock.json, relative to the component's folder
   * @param base what it stands on, Node.js among it
   * @param additions what else is in the image
   * @param launch how it runs
   */
  record Npm(String packageLock, DebianBase base, Additions additions, Launch launch)
      implements Recipe {}
}
