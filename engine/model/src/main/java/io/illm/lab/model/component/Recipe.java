package io.illm.lab.model.component;

import java.util.List;

/** Instructions for building a container image from packages, without a registry. */
public sealed interface Recipe extends ImageOrigin {

  /** Returns the files that it adds to the image. */
  Additions additions();

  /** Returns the image's command, user and environment. */
  Launch launch();

  /**
   * A program of a Go module that the component's go.mod pins, on an empty base without CA
   * certificates.
   *
   * @param program its package and build settings
   * @param additions other files of the image
   * @param launch its command; the first word of the entrypoint is the program's path in the image
   */
  record Go(GoProgram program, Additions additions, Launch launch) implements Recipe {

    /** Creates a recipe for a program alone, run by an unprivileged user. */
    public Go(GoProgram program, List<String> entrypoint) {
      this(program, Additions.NOTHING, Launch.of(entrypoint));
    }
  }

  /**
   * A module of {@code apps/} on an empty base with the C library and a JRE that has only the
   * modules it uses.
   *
   * @param app the folder's name under {@code apps/}
   * @param additions other files of the image
   * @param launch its command; the entrypoint is the arguments of {@code java}, or the app's jar if
   *     it is empty
   */
  record App(String app, Additions additions, Launch launch) implements Recipe {

    /** Creates a recipe for an app alone, whose jar an unprivileged user runs. */
    public App(String app) {
      this(app, Additions.NOTHING, Launch.of(List.of()));
    }
  }

  /**
   * Debian packages with all their dependencies, at the versions of a lock file.
   *
   * @param packages the requested packages
   * @param lock the lock's path relative to the component's folder
   * @param additions other files of the image
   * @param launch its command
   */
  record Debian(List<String> packages, String lock, Additions additions, Launch launch)
      implements Recipe {}

  /**
   * Jars of Maven coordinates with all their dependencies, and a JRE that has only the modules they
   * use.
   *
   * @param coordinates the requested jars, each {@code group:artifact:version}
   * @param jars the path of the jars' lock, relative to the component's folder
   * @param modules modules of the JDK in addition to those that classes refer to
   * @param base the Debian packages beneath: at least the C library
   * @param additions other files of the image
   * @param launch its command; the entrypoint is the main class and its arguments
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
   * @param requirements the path of the packages' lock in pip's format, relative to the component's
   *     folder
   * @param base the Debian packages beneath, with Python
   * @param additions other files of the image
   * @param launch its command
   */
  record Python(String requirements, DebianBase base, Additions additions, Launch launch)
      implements Recipe {}

  /**
   * npm packages on Debian's Node.js, in {@code /app}.
   *
   * @param packageLock the path of package-lock.json, relative to the component's folder
   * @param base the Debian packages beneath, with Node.js
   * @param additions other files of the image
   * @param launch its command
   */
  record Npm(String packageLock, DebianBase base, Additions additions, Launch launch)
      implements Recipe {}
}
