package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A named pipe through which the lab reads what a shell prints. It belongs to the steps' user, so
 * that a command may open {@code /dev/stderr}; it lies in a folder which that user can't change, so
 * that nothing else is ever read in its place. A pipe of {@link Process} would be read by the
 * reaper of processes too, without a limit, once the shell has ended.
 */
final class OutputPipe implements AutoCloseable {

  private final Path file;
  private final RandomAccessFile writing;
  private final InputStream reading;

  private OutputPipe(Path file) throws IOException {
    this.file = file;
    // As long as one end for writing is open, opening the other one waits for nobody.
    this.writing = new RandomAccessFile(file.toFile(), "rw");
    this.reading = new FileInputStream(file.toFile());
  }

  /**
   * Makes a pipe.
   *
   * @param file where; nothing may be there
   * @param owner who may open it
   */
  static OutputPipe make(Path file, FileOwner owner) {
    try {
      NamedPipes.make(file);
      OutputPipe pipe = new OutputPipe(file);
      owner.take(file);
      return pipe;
    } catch (IOException e) {
      throw new Broken("making the pipe " + file, e);
    }
  }

  /** Where a process writes. */
  Redirect redirect() {
    return Redirect.to(file.toFile());
  }

  /** Leaves the writing to the process that was started, so that the stream ends with it. */
  void started() throws IOException {
    writing.close();
    Files.deleteIfExists(file);
  }

  /** What was written. */
  InputStream stream() {
    return reading;
  }

  @Override
  public void close() {
    try (reading) {
      started();
    } catch (IOException e) {
      throw new Broken("closing the pipe " + file, e);
    }
  }
}
