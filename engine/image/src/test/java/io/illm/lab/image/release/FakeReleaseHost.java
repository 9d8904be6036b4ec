package io.illm.lab.image.release;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A fake host of releases. A test can make it cut bodies or stop answering. */
final class FakeReleaseHost implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, byte[]> files = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> asked = new ArrayList<>();
  private int cutAfter = Integer.MAX_VALUE;
  private boolean ranges = true;
  private boolean silent;

  FakeReleaseHost() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void put(String path, byte[] content) {
    files.put(path, content);
  }

  /** Cuts the next body after a number of bytes. */
  void cutOnceAfter(int bytes) {
    cutAfter = bytes;
  }

  void withoutRanges() {
    ranges = false;
  }

  /** Accepts requests from now on, but does not answer. */
  void stopAnswering() {
    silent = true;
  }

  /** Returns the requests so far, each as {@code METHOD path range}. */
  synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  private synchronized void note(HttpExchange exchange, String range) {
    asked.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + range).strip());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Range")).orElse("");
    note(exchange, range);
    if (silent) {
      await();
    }
    byte[] content = files.get(exchange.getRequestURI().getPath());
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    int from = ranges && !range.isEmpty() ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    byte[] rest = Arrays.copyOfRange(content, from, content.length);
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, rest.length);
    send(exchange, rest);
  }

  /** Sends an answer. A body shorter than its announced length looks like a cut connection. */
  private void send(HttpExchange exchange, byte[] rest) throws IOException {
    int sent = Math.min(rest.length, cutAfter);
    cutAfter = Integer.MAX_VALUE;
    OutputStream out = exchange.getResponseBody();
    out.write(rest, 0, sent);
    out.flush();
    if (sent == rest.length) {
      out.close();
    }
    exchange.close();
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
