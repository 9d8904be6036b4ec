package io.illm.lab.runner.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.illm.lab.host.Ownership;
import io.illm.lab.model.Broken;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The log of a run's events, one JSON object per line. An event is on the disk before the work that
 * it announces begins, so that {@code lab clean} can clean up after a run that was killed.
 */
public final class Journal implements RunListener, AutoCloseable {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .registerSubtypes(RunEvent.class.getPermittedSubclasses())
          .build();

  // Not a FileChannel: Ctrl-C interrupts the writing thread, and an interrupt closes the channel.
  private final FileOutputStream file;

  private Journal(FileOutputStream file) {
    this.file = file;
  }

  /**
   * One line of the journal.
   *
   * @param at the time when it was written
   * @param event the event
   */
  public record Entry(Instant at, RunEvent event) {}

  /**
   * Opens a run's journal for appending. It gives the file to its user at once, so that the user
   * can read it even if the run is killed.
   */
  public static Journal open(Path path, Ownership ownership) {
    try {
      boolean cutOff = isCutOff(path);
      Journal journal = new Journal(new FileOutputStream(path.toFile(), true));
      ownership.own(path);
      if (cutOff) { // otherwise the next event would become a part of the line that a crash cut off
        journal.file.write('\n');
      }
      return journal;
    } catch (IOException e) {
      throw new Broken("opening the journal " + path, e);
    }
  }

  private static boolean isCutOff(Path path) throws IOException {
    if (!Files.exists(path) || Files.size(path) == 0) {
      return false;
    }
    byte[] all = Files.readAllBytes(path);
    return all[all.length - 1] != '\n';
  }

  @Override
  public void on(RunEvent event) {
    try {
      byte[] line = JSON.writeValueAsBytes(new Entry(Instant.now(), event));
      byte[] whole = Arrays.copyOf(line, line.length + 1);
      whole[line.length] = '\n';
      file.write(whole);
      file.getFD().sync();
    } catch (IOException e) {
      throw new Broken("writing the journal", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new Broken("closing the journal", e);
    }
  }

  /**
   * Reads a journal; empty if there is none. It skips lines that can't be parsed, such as a last
   * line that a crash cut off.
   */
  public static List<Entry> read(Path path) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try (var lines = Files.lines(path, StandardCharsets.UTF_8)) {
      return lines.map(Journal::entry).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new Broken("reading the journal " + path, e);
    }
  }

  private static Optional<Entry> entry(String line) {
    try {
      return Optional.of(JSON.readValue(line, Entry.class));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
