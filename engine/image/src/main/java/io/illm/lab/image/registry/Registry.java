package io.illm.lab.image.registry;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** A client of the OCI distribution API. */
public final class Registry {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final URI address;
  private final HttpClient client;
  private final Optional<String> authorization;

  /**
   * Creates a client of a registry.
   *
   * @param address the registry's scheme, host and port
   * @param client an HTTP client that trusts the registry's certificate
   * @param authorization the value of that header, such as {@code Basic …}
   */
  public Registry(URI address, HttpClient client, Optional<String> authorization) {
    this.address = address;
    this.client = client;
    this.authorization = authorization;
  }

  /** Returns whether a repository has a blob. */
  boolean has(String repository, String digest) {
    URI blob = address.resolve("/v2/" + repository + "/blobs/" + digest);
    return send(request(blob).method("HEAD", BodyPublishers.noBody())).statusCode() == 200;
  }

  /** Uploads a blob in one request. The registry checks it against its digest. */
  void upload(String repository, String digest, long bytes, Supplier<InputStream> content) {
    URI uploads = address.resolve("/v2/" + repository + "/blobs/uploads/");
    var begun = expect(202, request(uploads).POST(BodyPublishers.noBody()), "begin an upload");
    URI place = uploads.resolve(begun.headers().firstValue("Location").orElseThrow());
    String separator = place.getRawQuery() == null ? "?" : "&";
    URI upload = URI.create(place + separator + "digest=" + digest);
    BodyPublisher body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), bytes);
    expect(
        201,
        request(upload).header("Content-Type", "application/octet-stream").PUT(body),
        "upload " + digest);
  }

  /** Uploads a manifest or an index under a tag or its digest. */
  void put(String repository, String reference, String mediaType, byte[] document) {
    URI manifest = address.resolve("/v2/" + repository + "/manifests/" + reference);
    expect(
        201,
        request(manifest)
            .header("Content-Type", mediaType)
            .PUT(BodyPublishers.ofByteArray(document)),
        "put the manifest of " + repository + ":" + reference);
  }

  private HttpRequest.Builder request(URI uri) {
    var request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<String> expect(int status, HttpRequest.Builder request, String what) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() != status) {
      throw new Broken(
          "%s refused to %s: %d %s"
              .formatted(
                  address.getAuthority(), what, response.statusCode(), response.body().strip()),
          response.statusCode() == 401
              ? "give `--user`, with the password in LAB_REGISTRY_PASSWORD"
              : "see the registry's log");
    }
    return response;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Broken("can't reach the registry " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while pushing to " + address, e);
    }
  }
}
