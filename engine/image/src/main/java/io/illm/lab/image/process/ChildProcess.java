package io.illm.lab.image.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;

/** A running program that ends with all its children when this is closed or this process ends. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final Thread onShutdown = new Thread(this::kill, "end a child");

  private ChildProcess(Process process) {
    this.process = process;
    Runtime.getRuntime().addShutdownHook(onShutdown);
  }

  static ChildProcess start(ProcessBuilder builder) throws IOException {
    return new ChildProcess(builder.start());
  }

  InputStream out() {
    return process.getInputStream();
  }

  InputStream err() {
    return process.getErrorStream();
  }

  int await() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The hook is running already.
    }
    kill();
  }

  private void kill() {
    if (process.isAlive()) {
      // Its children first: once it is dead they are nobody's and can't be found.
      Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
