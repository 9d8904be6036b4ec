package io.illm.lab.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fake API server that proxies one Service, {@code monitoring/prometheus}. A test sets the
 * answers of the Prometheus behind it.
 */
public final class FakePrometheus implements AutoCloseable {

  private static final String PATH =
      "/api/v1/namespaces/monitoring/services/prometheus:web/proxy/api/v1/";

  private final HttpServer server;
  private final List<Map<String, String>> asked = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;
  private volatile String answer = "{}";

  /** Starts the server on a free port. */
  public FakePrometheus() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::answer);
    server.start();
  }

  /** Returns the API server's address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Sets the answer to all further requests. Single quotes stand for double ones. */
  public void answers(int code, String json) {
    status = code;
    answer = json.replace('\'', '"');
  }

  /** Returns the requests so far: the fields of their forms, and the {@code endpoint}. */
  public List<Map<String, String>> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("endpoint", exchange.getRequestURI().getPath().substring(PATH.length()));
    for (String field : form.split("&", -1)) {
      String[] pair = field.split("=", 2);
      fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    asked.add(fields);
    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
