package io.illm.lab.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks as much of the Kubernetes API as a watch of ConfigMaps takes; a test says every word. */
final class FakeApi implements AutoCloseable {

  private static final String END = "end";
  private static final String EXPIRED =
      "{'type':'ERROR','object':{'apiVersion':'v1','kind':'Status','status':'Failure',"
          + "'code':410,'reason':'Expired'}}";
  private static final String CONFIG_MAPS =
      "{'name':'configmaps','kind':'ConfigMap','namespaced':true}";

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final AtomicInteger lists = new AtomicInteger();
  private volatile String items = "";
  private volatile boolean known = true;
  private volatile boolean forgotten;
  private volatile boolean hangs;
  private volatile int refusal;
  private volatile int listRefusal;
  private volatile int watchRefusal;

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v1", this::answer);
    server.setExecutor(executor);
    server.start();
  }

  Config config() {
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(url)
        .withWatchReconnectInterval(10)
        .withRequestRetryBackoffLimit(0)
        .build();
  }

  static String configMap(String name, String value) {
    return configMap(name, value, "1");
  }

  static String configMap(String name, String value, String version) {
    return "{'apiVersion':'v1','kind':'ConfigMap','metadata':{'name':'%s','namespace':'shop',"
            .formatted(name)
        + "'resourceVersion':'%s'},'data':{'value':'%s'}}".formatted(version, value);
  }

  /** Answers every request with an error. */
  void refuses(int status) {
    refusal = status;
  }

  /** Answers lists with an error. */
  void refusesLists(int status) {
    listRefusal = status;
  }

  /** Answers watches with an error. */
  void refusesWatches(int status) {
    watchRefusal = status;
  }

  /** Takes requests and answers none. */
  void hangs() {
    hangs = true;
  }

  /** What a list has from now on. */
  void has(String... objects) {
    items = String.join(",", objects);
  }

  /** Whether the kind is there. */
  void knows(boolean kind) {
    known = kind;
  }

  /** Tells the watch. */
  void tell(String type, String object) {
    events.add("{'type':'%s','object':%s}".formatted(type, object));
  }

  /** Ends the watch as an API server does that has forgotten the version, until the next list. */
  void forget() {
    forgotten = true;
    events.add(END);
  }

  int lists() {
    return lists.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getQuery());
    boolean discovers = exchange.getRequestURI().getPath().equals("/api/v1");
    int status = refusal(discovers, query.contains("watch=true"));
    if (hangs) {
      return;
    }
    if (status != 0) {
      send(exchange, status, "{'kind':'Status','apiVersion':'v1','code':%d}".formatted(status));
    } else if (discovers) {
      send(
          exchange,
          "{'kind':'APIResourceList','apiVersion':'v1','groupVersion':'v1','resources':[%s]}"
              .formatted(known ? CONFIG_MAPS : ""));
    } else if (!query.contains("watch=true")) {
      lists.incrementAndGet();
      forgotten = false;
      send(
          exchange,
          "{'kind':'ConfigMapList','apiVersion':'v1','metadata':{'resourceVersion':'9'},'items':[%s]}"
              .formatted(items));
    } else if ("websocket".equals(exchange.getRequestHeaders().getFirst("Upgrade"))) {
      // No web socket here: the client falls back to a stream.
      send(exchange, "{}");
    } else {
      stream(exchange);
    }
  }

  private int refusal(boolean discovers, boolean watches) {
    int special = discovers ? 0 : watches ? watchRefusal : listRefusal;
    return refusal != 0 ? refusal : special;
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    send(exchange, 200, json);
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      String event = "";
      while (!forgotten && !event.equals(END)) {
        write(out, event);
        event = events.take();
      }
      write(out, forgotten ? EXPIRED : "");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void write(OutputStream out, String event) throws IOException {
    if (!event.isEmpty()) {
      out.write((event.replace('\'', '"') + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    server.stop(0);
  }
}
