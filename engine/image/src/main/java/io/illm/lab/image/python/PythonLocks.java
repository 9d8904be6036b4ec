package io.illm.lab.image.python;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes locks of Python packages from the {@code requirements.in} files beside them. */
public final class PythonLocks {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration USUAL = Duration.ofSeconds(15);

  private final Cache cache;

  /** Creates a writer that uses scratch folders in a cache. */
  public PythonLocks(Cache cache) {
    this.cache = cache;
  }

  /**
   * Locks the packages of a {@code requirements.in}, with wheels for every architecture.
   *
   * @param debian the lock of the Debian packages that have Python
   * @throws BadInput if pip can't resolve them; the lock is left unchanged
   */
  public void write(Path lock, Path debian, Progress progress) {
    write(
        lock,
        architecture -> Pip.of(DebianLock.read(debian, List.of(), architecture), debian),
        List.of(),
        progress);
  }

  /**
   * Locks the wheels of a {@code requirements.in} whose files images take, with a wheel for every
   * architecture. What the wheels depend on is left out, because no Python runs them.
   *
   * @throws BadInput if pip can't resolve them; the lock is left unchanged
   */
  public void writeForFiles(Path lock, Progress progress) {
    write(lock, Pip::forFiles, List.of("--no-deps"), progress);
  }

  private void write(
      Path lock, Function<Architecture, Pip> pips, List<String> options, Progress progress) {
    Path asked = lock.resolveSibling("requirements.in");
    if (!Files.isRegularFile(asked)) {
      throw new BadInput(
          Fault.at(
              Place.startOf(asked),
              "no such file, which says what Python packages to lock",
              "write one, in pip's form: a line such as `flask==3.1.0` a package"));
    }
    SortedMap<String, Requirements.Pinned> pinned = new TreeMap<>();
    for (Architecture architecture : Architecture.values()) {
      resolve(pips.apply(architecture), asked, options, progress)
          .forEach(each -> pinned.merge(key(each), each, this::both));
    }
    try {
      Files.writeString(lock, new Requirements(List.copyOf(pinned.values())).text());
    } catch (IOException e) {
      throw new Broken("can't write " + lock, e);
    }
  }

  private static String key(Requirements.Pinned each) {
    return each.name() + "==" + each.version();
  }

  private Requirements.Pinned both(Requirements.Pinned one, Requirements.Pinned other) {
    List<String> hashes =
        Stream.concat(one.hashes().stream(), other.hashes().stream()).distinct().sorted().toList();
    return new Requirements.Pinned(one.name(), one.version(), hashes);
  }

  private List<Requirements.Pinned> resolve(
      Pip pip, Path asked, List<String> options, Progress progress) {
    String what = "resolving Python packages for " + pip.architecture().word();
    try (var part = cache.scratch("python-lock");
        var _ = progress.begin(what, USUAL)) {
      Path report = part.folder().resolve("report.json");
      ProcessResult ended = pip.install(part.folder(), reporting(asked, report, options));
      if (!ended.succeeded()) {
        throw new BadInput(
            Fault.at(
                Place.startOf(asked),
                "pip can't resolve it for "
                    + pip.architecture().word()
                    + ": "
                    + FailureLog.keep(ended, "pip", cache.root()),
                "choose versions that have a wheel for it"));
      }
      return JSON.readTree(report.toFile())
          .path("install")
          .valueStream()
          .map(PythonLocks::pinned)
          .toList();
    } catch (IOException e) {
      throw new Broken("can't read what pip reports", e);
    }
  }

  private static List<String> reporting(Path asked, Path report, List<String> options) {
    List<String> words = new ArrayList<>(options);
    words.addAll(
        List.of("--dry-run", "--ignore-installed", "--report=" + report, "-r", asked.toString()));
    return List.copyOf(words);
  }

  private static Requirements.Pinned pinned(JsonNode install) {
    JsonNode metadata = install.path("metadata");
    JsonNode hashes = install.path("download_info").path("archive_info").path("hashes");
    return new Requirements.Pinned(
        metadata.path("name").asText(),
        metadata.path("version").asText(),
        List.of("sha256:" + hashes.path("sha256").asText()));
  }
}
