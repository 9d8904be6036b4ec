package io.illm.lab.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Asks the API of a cluster that boots, over one connection. */
final class ApiProbe implements AutoCloseable {

  /** A server that isn't there refuses at once; one that starts on a slow machine takes seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final String server;

  ApiProbe(String server, Pki pki) {
    this.server = server;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .proxy(HttpClient.Builder.NO_PROXY) // one of the user's is out of the cluster's reach
            .sslContext(trusting(pki.authority().self(), pki.identity(Pki.ADMIN)))
            .build();
  }

  /** Whether the API server calls itself ready. */
  boolean serverReady() {
    return get("/readyz").equals("ok");
  }

  /** Whether a node has registered. */
  boolean nodeRegistered(Node node) {
    return get("/api/v1/nodes/" + node.name()).contains("\"uid\"");
  }

  /** Whether a node is Ready. */
  boolean nodeReady(Node node) {
    return get("/api/v1/nodes/" + node.name()).contains("\"type\":\"Ready\",\"status\":\"True\"");
  }

  /** Whether pods of the namespace {@code default} can be made. */
  boolean defaultServiceAccount() {
    return get("/api/v1/namespaces/default/serviceaccounts/default").contains("\"uid\"");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /** The body of an answer of 200; empty for everything else, for a server that boots says no. */
  private String get(String path) {
    try {
      var request = HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE).build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static SSLContext trusting(Identity authority, Identity user) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      var noPassword = new char[0];
      store.load(null, noPassword);
      store.setCertificateEntry("ca", authority.certificate());
      var chain = new X509Certificate[] {user.certificate()};
      store.setKeyEntry("user", user.keys().getPrivate(), noPassword, chain);
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, noPassword);
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has TLS and PKCS#12", e);
    }
  }
}
