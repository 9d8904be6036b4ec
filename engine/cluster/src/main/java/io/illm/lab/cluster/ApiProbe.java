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

/** Asks the API server of a booting cluster for its state, over one connection. */
final class ApiProbe implements AutoCloseable {

  /** The timeout of a request. A server that starts on a slow machine takes seconds to answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final String server;

  ApiProbe(String server, Pki pki) {
    this.server = server;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .proxy(HttpClient.Builder.NO_PROXY) // the user's proxy can't reach the cluster
            .sslContext(trusting(pki.authority().self(), pki.identity(Pki.ADMIN)))
            .build();
  }

  /** Returns true if the API server reports that it is ready. */
  boolean serverReady() {
    return get("/readyz").equals("ok");
  }

  /** Returns true if a node has registered. */
  boolean nodeRegistered(Node node) {
    return get("/api/v1/nodes/" + node.name()).contains("\"uid\"");
  }

  /** Returns true if a node is Ready. */
  boolean nodeReady(Node node) {
    return get("/api/v1/nodes/" + node.name()).contains("\"type\":\"Ready\",\"status\":\"True\"");
  }

  /** Returns true if the default service account exists. Pods need it. */
  boolean defaultServiceAccount() {
    return get("/api/v1/namespaces/default/serviceaccounts/default").contains("\"uid\"");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }

  /**
   * Returns the body of a response with status 200. Returns an empty string for any other status
   * and for a failed request, because both are normal during a boot.
   */
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
