package io.illm.lab.testkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry of the OCI distribution API on the loopback interface. Like Docker Hub, GHCR and quay,
 * it can ask for tokens and redirect to a store of blobs. Unlike them, it can be told to be slow or
 * wrong.
 */
public final class FakeRegistry implements AutoCloseable {

  private static final Pattern MANIFEST = Pattern.compile("/v2/(.+)/manifests/([^/]+)");
  private static final Pattern BLOB = Pattern.compile("/v2/(.+)/blobs/(sha256:[0-9a-f]+)");
  private static final Pattern UPLOAD = Pattern.compile("/v2/(.+)/blobs/uploads/.*");
  private static final String TOKEN = "Bearer a-token-of-the-fake-registry";
  private static final String TYPE = ".type";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Path folder;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> asked = new ArrayList<>();
  private final AtomicInteger cutAfter = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Optional<String> login = Optional.empty();
  private volatile boolean tokens;
  private volatile boolean redirects;
  private volatile boolean silent;
  private volatile boolean corrupt;
  private volatile int refusal;

  /**
   * Starts an empty registry.
   *
   * @param folder an empty folder for its content
   */
  public FakeRegistry(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the registry's host and port. */
  public String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns the registry's address. */
  public URI address() {
    return URI.create("http://" + host());
  }

  /** Demands a token, which it gives to everybody. */
  public FakeRegistry withTokens() {
    tokens = true;
    return this;
  }

  /**
   * Demands a token, which it gives to one user only.
   *
   * @param credentials {@code USER:PASSWORD}
   */
  public FakeRegistry withTokensFor(String credentials) {
    login = Optional.of(basic(credentials));
    return withTokens();
  }

  /**
   * Answers requests for blobs with a redirect to another host. Like the stores of the clouds, that
   * host refuses requests with credentials.
   */
  public FakeRegistry withRedirects() {
    redirects = true;
    return this;
  }

  /** Accepts connections from now on, but does not answer. */
  public void stopAnswering() {
    silent = true;
  }

  /** Answers each request for content with a status from now on. */
  public void refuseWith(int status) {
    refusal = status;
  }

  /** Cuts the next blob that is longer than a number of bytes, after these. */
  public void cutOnceAfter(int bytes) {
    cutAfter.set(bytes);
  }

  /** Changes a byte of each blob that it sends from now on. */
  public void corruptBlobs() {
    corrupt = true;
  }

  /** Returns the requests so far, each as {@code METHOD path}, with the range if it has one. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** Stores a manifest under a tag or digest, and under its own digest as every registry does. */
  public void put(String repository, String reference, String mediaType, byte[] document)
      throws IOException {
    store(repository, SampleImage.digest(document), mediaType, document);
    store(repository, reference, mediaType, document);
  }

  private void store(String repository, String reference, String mediaType, byte[] document)
      throws IOException {
    Path file = file("manifests", repository + "/" + reference);
    Files.write(file, document);
    Files.writeString(file.resolveSibling(file.getFileName() + TYPE), mediaType);
  }

  /** Stores a blob. */
  public void put(String digest, byte[] content) throws IOException {
    Files.write(file("blobs", digest), content);
  }

  private Path file(String kind, String name) throws IOException {
    Path file = folder.resolve(kind).resolve(name.replace('/', '~').replace(':', '-'));
    Files.createDirectories(file.resolveSibling(""));
    return file;
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private synchronized void note(HttpExchange exchange) {
    String range = header(exchange, "Range").map(value -> " " + value).orElse("");
    asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + range);
  }

  private void answer(HttpExchange exchange) throws IOException {
    note(exchange);
    if (silent) {
      await();
      exchange.close();
      return;
    }
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/token")) {
      token(exchange);
    } else if (path.startsWith("/store/")) {
      store(exchange, path.substring("/store/".length()));
    } else if (tokens && !header(exchange, "Authorization").equals(Optional.of(TOKEN))) {
      demandToken(exchange);
    } else {
      registry(exchange, path);
    }
  }

  private void await() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void demandToken(HttpExchange exchange) throws IOException {
    exchange
        .getResponseHeaders()
        .add(
            "WWW-Authenticate",
            "Bearer realm=\"http://%s/token\",service=\"fake\",scope=\"repository:x:pull,push\""
                .formatted(host()));
    send(exchange, 401, "text/plain", new byte[0]);
  }

  private void token(HttpExchange exchange) throws IOException {
    boolean known = login.isEmpty() || header(exchange, "Authorization").equals(login);
    String document = "{\"token\": \"%s\"}".formatted(TOKEN.substring("Bearer ".length()));
    send(
        exchange, known ? 200 : 401, "application/json", document.getBytes(StandardCharsets.UTF_8));
  }

  private void store(HttpExchange exchange, String digest) throws IOException {
    if (header(exchange, "Authorization").isPresent()) {
      send(exchange, 400, "text/plain", new byte[0]);
    } else {
      blob(exchange, digest);
    }
  }

  private void registry(HttpExchange exchange, String path) throws IOException {
    Matcher upload = UPLOAD.matcher(path);
    Matcher manifest = MANIFEST.matcher(path);
    Matcher blob = BLOB.matcher(path);
    if (upload.matches()) {
      upload(exchange, path);
    } else if (manifest.matches()) {
      manifest(exchange, manifest.group(1), manifest.group(2));
    } else if (blob.matches() && refusal == 0 && redirects) {
      exchange
          .getResponseHeaders()
          .add(
              "Location",
              "http://localhost:" + server.getAddress().getPort() + "/store/" + blob.group(2));
      send(exchange, 307, "text/plain", new byte[0]);
    } else if (blob.matches()) {
      blob(exchange, blob.group(2));
    } else {
      send(exchange, path.equals("/v2/") ? 200 : 404, "text/plain", new byte[0]);
    }
  }

  private void upload(HttpExchange exchange, String path) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().add("Location", path + "1");
      send(exchange, 202, "text/plain", new byte[0]);
    } else {
      String digest = exchange.getRequestURI().getQuery().replaceAll(".*digest=", "");
      Files.copy(
          exchange.getRequestBody(), file("blobs", digest), StandardCopyOption.REPLACE_EXISTING);
      send(exchange, 201, "text/plain", new byte[0]);
    }
  }

  private void manifest(HttpExchange exchange, String repository, String reference)
      throws IOException {
    if (exchange.getRequestMethod().equals("PUT")) {
      String type = header(exchange, "Content-Type").orElse("");
      put(repository, reference, type, exchange.getRequestBody().readAllBytes());
      send(exchange, 201, "text/plain", new byte[0]);
      return;
    }
    Path file = file("manifests", repository + "/" + reference);
    if (refusal > 0 || !Files.exists(file)) {
      send(exchange, refusal > 0 ? refusal : 404, "text/plain", new byte[0]);
      return;
    }
    String type = Files.readString(file.resolveSibling(file.getFileName() + TYPE));
    send(exchange, 200, type, Files.readAllBytes(file));
  }

  private void blob(HttpExchange exchange, String digest) throws IOException {
    Path file = file("blobs", digest);
    if (refusal > 0 || !Files.exists(file)) {
      send(exchange, refusal > 0 ? refusal : 404, "text/plain", new byte[0]);
      return;
    }
    byte[] content = Files.readAllBytes(file);
    if (corrupt) {
      content[content.length / 2] ^= 1;
    }
    int first =
        header(exchange, "Range")
            .map(range -> Integer.parseInt(range.replaceAll("\\D", "")))
            .orElse(0);
    exchange.sendResponseHeaders(first > 0 ? 206 : 200, content.length - first);
    boolean cut = content.length - first > cutAfter.get();
    int most = cut ? cutAfter.getAndSet(Integer.MAX_VALUE) : Integer.MAX_VALUE;
    OutputStream out = exchange.getResponseBody();
    out.write(content, first, Math.min(most, content.length - first));
    out.flush(); // without a close, which would complain about the missing bytes
    exchange.close();
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, empty ? -1 : body.length);
    if (!empty) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Stops the registry. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
