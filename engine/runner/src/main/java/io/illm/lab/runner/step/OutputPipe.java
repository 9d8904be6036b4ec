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
 * A named pipe through which the lab reads the output of a shell. It belongs to the steps' user, so
 * that a command may open {@code /dev/stderr}. It is in a folder that this user can't change, so
 * that the user can't replace it.
 *
 * <p>The pipes of {@link Process} are not used: when a shell has ended, the JDK reads the rest of
 * such a pipe into memory, without a limit.
 */
final class OutputPipe implements AutoCloseable {

  private final Path file;
  private final RandomAccessFile writing;
  private final InputStream reading;

  private OutputPipe(Path file) throws IOException {
    this.file = file;
    // While one end is open for writing, opening the other one doesn't block.
    this.writing = new RandomAccessFile(file.toFile(), "rw");
    this.reading = new FileInputStream(file.toFile());
  }

  /**
   * Creates a pipe.
   *
   * @param file the path of the pipe, which must not exist yet
   * @param owner makes the steps' user the owner of the pipe
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

  /** Returns the redirection for the output of a process. */
  Redirect redirect() {
    return Redirect.to(file.toFile());
  }

  /**
   * Closes the lab's own end for writing, so that the stream ends when the started process has
   * ended. It also deletes the file.
   */
  void started() throws IOException {
    writing.close();
    Files.deleteIfExists(file);
  }

  /** Returns the stream of the output. */
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
