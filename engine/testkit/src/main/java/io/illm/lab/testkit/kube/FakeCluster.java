package io.illm.lab.testkit.kube;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

/** A cluster in memory that speaks Kubernetes' API over HTTP. */
public final class FakeCluster implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
  private final FakeStore store = new FakeStore();
  private final Map<String, List<String>> kinds = new LinkedHashMap<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private final List<String> away = new ArrayList<>();

  /** An empty cluster that knows the kinds which the runner asks for. */
  public FakeCluster() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(executor);
    server.start();
    serves("v1", "ConfigMap configmaps", "Pod pods");
    serves("coordination.k8s.io/v1", "Lease leases");
  }

  /** Serves kinds in namespaces, each given as {@code KIND PLURAL}. */
  public FakeCluster serves(String apiVersion, String... added) {
    kinds.put(apiVersion, List.of(added));
    return this;
  }

  /** Lets an API group be announced and not be served, as that of an APIService without pods. */
  public FakeCluster leavesUnserved(String apiVersion) {
    kinds.put(apiVersion, List.of());
    away.add(apiVersion);
    return this;
  }

  /** Refuses to delete what is at a path or below it. */
  public FakeCluster refuses(String path, String message) {
    refused.put(path, message);
    return this;
  }

  /** Holds an object, given as JSON with single quotes. */
  public FakeCluster has(String path, String json) {
    store.put(path, read(json.replace('\'', '"')));
    return this;
  }

  /** Takes an object away, as its controller would. */
  public void loses(String path) {
    store.delete(path);
  }

  /** Whether an object is there. */
  public boolean holds(String path) {
    return store.get(path).isPresent();
  }

  /** An object's field, such as {@code /spec/holderIdentity}; empty where it isn't there. */
  public String field(String path, String pointer) {
    return store.get(path).map(object -> object.at(pointer).asText()).orElse("");
  }

  /** A client of this cluster. */
  public KubernetesClient client() {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    try {
      if (query.contains("watch=true")) {
        watch(exchange, path, name(query));
      } else {
        Answer answer = answer(exchange, path, name(query));
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.code(), bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    } finally {
      exchange.close();
    }
  }

  private record Answer(int code, String body) {}

  private Answer answer(HttpExchange exchange, String path, Optional<String> name)
      throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return switch (exchange.getRequestMethod()) {
      case "GET" -> get(path, name);
      case "POST" -> create(path, read(body));
      case "PUT" -> replace(path, read(body));
      case "DELETE" -> delete(path);
      default -> status(405, "not a method of the fake");
    };
  }

  private Answer get(String path, Optional<String> name) {
    if (path.equals("/apis")) {
      return new Answer(200, groups());
    }
    String apiVersion = path.replaceFirst("^/apis?/", "");
    if (kinds.containsKey(apiVersion)) {
      return away.contains(apiVersion)
          ? status(503, "service unavailable")
          : new Answer(200, resources(apiVersion));
    }
    return store
        .get(path)
        .map(object -> new Answer(200, object.toString()))
        .orElseGet(() -> isItem(path) ? status(404, path + " not found") : list(path, name));
  }

  /**
   * After the API's version and the namespace, an item has two parts: its kind's plural, its name.
   */
  private static boolean isItem(String path) {
    String rest = path.replaceFirst("^/(api/v1|apis/[^/]+/[^/]+)", "");
    return rest.replaceFirst("^/namespaces/[^/]+(?=/)", "").split("/", -1).length == 3;
  }

  private Answer list(String path, Optional<String> name) {
    String items =
        store.list(path).stream()
            .filter(item -> name.stream().allMatch(name(item)::equals))
            .map(ObjectNode::toString)
            .collect(Collectors.joining(","));
    String version = "\"metadata\":{\"resourceVersion\":\"" + store.version() + "\"}";
    return new Answer(
        200, "{\"kind\":\"List\",\"apiVersion\":\"v1\"," + version + ",\"items\":[" + items + "]}");
  }

  private static String name(ObjectNode object) {
    return object.at("/metadata/name").asText();
  }

  private Answer create(String collection, ObjectNode object) {
    String path = collection + "/" + name(object);
    if (holds(path)) {
      return status(409, path + " exists");
    }
    store.put(path, object);
    return new Answer(201, object.toString());
  }

  private Answer replace(String path, ObjectNode object) {
    String version = object.at("/metadata/resourceVersion").asText();
    if (!version.isEmpty() && !version.equals(field(path, "/metadata/resourceVersion"))) {
      return status(409, "the object has been modified");
    }
    store.put(path, object);
    return new Answer(200, object.toString());
  }

  private Answer delete(String path) {
    for (Map.Entry<String, String> refusal : refused.entrySet()) {
      if (path.startsWith(refusal.getKey())) {
        return status(500, refusal.getValue());
      }
    }
    if (isItem(path)) {
      store.delete(path);
    } else {
      store.list(path).forEach(item -> store.delete(path + "/" + name(item)));
    }
    return status(200, "deleted");
  }

  private void watch(HttpExchange exchange, String collection, Optional<String> name)
      throws IOException {
    BlockingQueue<String> events = new LinkedBlockingQueue<>();
    store.watch((type, object) -> {
      if (name.stream().allMatch(name(object)::equals) && collection.endsWith(plural(object))) {
        events.add("{\"type\":\"" + type + "\",\"object\":" + object + "}\n");
      }
    });
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (true) {
        out.write(events.take().getBytes(StandardCharsets.UTF_8));
        out.flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String plural(ObjectNode object) {
    return "/" + object.path("kind").asText().toLowerCase(Locale.ROOT) + "s";
  }

  private static Optional<String> name(String query) {
    String decoded = URLDecoder.decode(query, StandardCharsets.UTF_8);
    int at = decoded.indexOf("metadata.name=");
    return at < 0
        ? Optional.empty()
        : Optional.of(decoded.substring(at + 14).replaceAll("&.*", ""));
  }

  private String groups() {
    String groups =
        kinds.keySet().stream()
            .filter(apiVersion -> apiVersion.contains("/"))
            .map(apiVersion ->
                "{'name':'%s','preferredVersion':{'groupVersion':'%s','version':'v1'}}"
                    .formatted(apiVersion.split("/", -1)[0], apiVersion))
            .collect(Collectors.joining(","));
    return ("{'kind':'APIGroupList','groups':[" + groups + "]}").replace('\'', '"');
  }

  private String resources(String apiVersion) {
    String resources =
        Optional.ofNullable(kinds.get(apiVersion)).orElseThrow().stream()
            .map(kind -> kind.split(" ", -1))
            .map(kind ->
                "{'name':'%s','kind':'%s','namespaced':true,'verbs':['list']}"
                    .formatted(kind[1], kind[0]))
            .collect(Collectors.joining(","));
    return ("{'kind':'APIResourceList','resources':[" + resources + "]}").replace('\'', '"');
  }

  private static Answer status(int code, String message) {
    ObjectNode status = JSON.createObjectNode();
    status.put("kind", "Status").put("apiVersion", "v1").put("code", code).put("message", message);
    return new Answer(code, status.toString());
  }

  private static ObjectNode read(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    server.stop(0);
  }
}
