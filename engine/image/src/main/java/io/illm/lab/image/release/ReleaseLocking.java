package io.illm.lab.image.release;

import io.illm.lab.image.download.NoAnswer;
import io.illm.lab.image.release.ReleaseLock.Locked;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a component's {@code release.lock} from the checksums that its project publishes. */
public final class ReleaseLocking {

  private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");
  private static final Pattern SUM = Pattern.compile("[0-9a-f]{64}");

  private ReleaseLocking() {}

  /**
   * Asks the hosts for the checksums and sizes of all files, then writes the lock.
   *
   * @return the lock's path
   * @throws BadInput if the component has no {@code releases.yaml}
   * @throws Broken if a host does not answer; the lock is left unchanged
   */
  public static Path write(Component component, Progress progress) {
    List<ReleaseFile> files = ReleaseFiles.read(component);
    Path lock = ReleaseLock.file(component);
    if (files.isEmpty()) {
      throw new BadInput(
          Fault.of(
              component.name() + " has no releases.yaml, so nothing to lock",
              "add one that names the files and their checksums' addresses"));
    }
    try (ReleaseHost host = new ReleaseHost();
        var part = progress.begin("locking releases of " + component.name(), Duration.ZERO)) {
      List<Locked> locked = new ArrayList<>();
      for (String arch : ARCHITECTURES) {
        for (ReleaseFile file : files) {
          ReleaseFile one = file.of(component.version(), arch);
          part.at(one.name(), -1);
          locked.add(lock(host, one, arch, Place.startOf(lock)));
        }
      }
      Files.writeString(lock, new ReleaseLock(locked).text(component));
      return lock;
    } catch (NoAnswer e) {
      throw new Broken(
          e.getMessage() + "; " + lock.getFileName() + " of " + component.name() + " is unchanged",
          "try where it answers: programs are built from source meanwhile");
    } catch (IOException e) {
      throw new Broken("writing " + lock, e);
    }
  }

  private static Locked lock(ReleaseHost host, ReleaseFile file, String arch, Place place)
      throws NoAnswer {
    String sha256 = sum(host.text(file.sums()), file);
    return new Locked(file.name(), arch, sha256, host.size(file.url()), file.url(), place);
  }

  /** Finds a checksum in a file that has only the checksum, or lines {@code sha256 name}. */
  private static String sum(String text, ReleaseFile file) {
    String stripped = text.strip();
    if (SUM.matcher(stripped).matches()) {
      return stripped;
    }
    return stripped
        .lines()
        .map(line -> line.strip().split("\\s+\\*?", -1))
        .filter(fields -> fields.length == 2 && base(fields[1]).equals(file.name()))
        .map(fields -> fields[0])
        .filter(sum -> SUM.matcher(sum).matches())
        .findFirst()
        .orElseThrow(() ->
            new Broken(
                file.sums() + " has no SHA-256 of " + file.name(),
                "see what it holds, and correct `sums` in releases.yaml"));
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
