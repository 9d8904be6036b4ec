package io.illm.lab.image.registry;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.download.NoAnswer;
import io.illm.lab.image.download.RemoteFile;
import io.illm.lab.image.download.TimedClient;
import io.illm.lab.model.Broken;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** A client of the OCI distribution API. */
public final class Registry {

  /** The documents that a manifest's address may answer with. */
  private static final String MANIFESTS =
      String.join(
          ", ",
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.oci.image.manifest.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json",
          "application/vnd.docker.distribution.manifest.v2+json");

  /** The distribution specification lets registries refuse larger manifests. */
  private static final long MOST_BYTES = 4 << 20;

  private final String name;
  private final URI address;
  private final String prefix;
  private final TimedClient client;
  private final RegistrySession session;

  /**
   * Creates a client of a registry.
   *
   * @param name the host that users know it by, for messages
   * @param address the registry's scheme, host and port, and the path that its repositories lie
   *     under, if any
   * @param client a client that trusts the registry's certificate and follows no redirects
   * @param credentials empty for a login as nobody
   */
  Registry(String name, URI address, TimedClient client, Optional<Credentials> credentials) {
    this.name = name;
    this.address = address;
    this.prefix = address.getPath().replaceAll("^/+|/+$", "");
    this.client = client;
    this.session = new RegistrySession(client, credentials);
  }

  /** A manifest or an index, as the registry sent it. */
  static final class Document {

    private final String mediaType;
    private final byte[] bytes;

    Document(String mediaType, byte[] bytes) {
      this.mediaType = mediaType;
      this.bytes = bytes;
    }

    String mediaType() {
      return mediaType;
    }

    byte[] bytes() {
      return bytes;
    }

    String digest() {
      return "sha256:" + HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
    }
  }

  /** Returns the registry's host, for messages. */
  String host() {
    return name;
  }

  /** Returns whether the registry answers at all within a time, even with a refusal. */
  boolean answersWithin(Duration limit) {
    try {
      new TimedClient(client.client(), limit)
          .send(HttpRequest.newBuilder(address.resolve("/v2/")).build(), BodyHandlers.discarding());
      return true;
    } catch (NoAnswer _) {
      return false;
    }
  }

  /**
   * Returns the manifest or index of a tag or digest.
   *
   * @throws NotPulled if the registry does not give it; says why
   */
  Document manifest(String repository, String reference) throws NotPulled {
    HttpRequest request =
        request(repository, "manifests/" + reference).header("Accept", MANIFESTS).build();
    try {
      HttpResponse<byte[]> answer =
          session.send(
              repository, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
      if (answer.statusCode() != 200) {
        throw new NotPulled(refusal(answer.statusCode(), repository + ":" + reference));
      }
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Document(type.replaceAll(";.*", "").strip(), answer.body());
    } catch (NoAnswer e) {
      throw new NotPulled(host() + " does not answer any more");
    }
  }

  private String refusal(int status, String what) {
    String shown = what.replace(":sha256:", "@sha256:");
    return switch (status) {
      case 401, 403 ->
          "%s does not give %s to this user (%d); `docker login %s` may help"
              .formatted(host(), shown, status, host());
      case 404 -> "%s has no %s".formatted(host(), shown);
      case 429 -> "%s gives no more images to this address for now (429)".formatted(host());
      default -> "%s answers %d for %s".formatted(host(), status, shown);
    };
  }

  /** Returns a blob, to be downloaded. */
  RemoteFile blob(String repository, String digest) {
    return new RemoteFile() {

      @Override
      public String address() {
        return host() + "/" + repository + "@" + digest;
      }

      @Override
      public HttpResponse<InputStream> from(long first) throws NoAnswer {
        HttpRequest.Builder request = request(repository, "blobs/" + digest);
        if (first > 0) {
          request.header("Range", "bytes=" + first + "-");
        }
        var answer = session.send(repository, request.build(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200 && answer.statusCode() != 206) {
          throw new Broken(
              refusal(answer.statusCode(), repository + ":" + digest),
              "the registry has the image's manifest but not its content");
        }
        return answer;
      }

      @Override
      public Duration stallTimeout() {
        return client.stallTimeout();
      }
    };
  }

  /** Returns whether a repository has a blob. */
  boolean has(String repository, String digest) {
    HttpRequest head =
        request(repository, "blobs/" + digest).method("HEAD", BodyPublishers.noBody()).build();
    return send(repository, head, BodyHandlers.ofString()).statusCode() == 200;
  }

  /** Uploads a blob in one request. The registry checks it against its digest. */
  void upload(String repository, String digest, long bytes, Supplier<InputStream> content) {
    HttpRequest.Builder begin = request(repository, "blobs/uploads/").POST(BodyPublishers.noBody());
    var begun = expect(202, repository, begin, "begin an upload");
    URI place = begun.uri().resolve(begun.headers().firstValue("Location").orElseThrow());
    String separator = place.getRawQuery() == null ? "?" : "&";
    URI upload = URI.create(place + separator + "digest=" + digest);
    BodyPublisher body = BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), bytes);
    expect(
        201,
        repository,
        HttpRequest.newBuilder(upload).header("Content-Type", "application/octet-stream").PUT(body),
        "upload " + digest);
  }

  /** Uploads a manifest or an index under a tag or its digest. */
  void put(String repository, String reference, String mediaType, byte[] document) {
    expect(
        201,
        repository,
        request(repository, "manifests/" + reference)
            .header("Content-Type", mediaType)
            .PUT(BodyPublishers.ofByteArray(document)),
        "put the manifest of " + repository + ":" + reference);
  }

  private HttpRequest.Builder request(String repository, String path) {
    String folder = prefix.isEmpty() ? repository : prefix + "/" + repository;
    return HttpRequest.newBuilder(address.resolve("/v2/" + folder + "/" + path));
  }

  private HttpResponse<String> expect(
      int status, String repository, HttpRequest.Builder request, String what) {
    HttpResponse<String> response = send(repository, request.build(), BodyHandlers.ofString());
    if (response.statusCode() != status) {
      throw new Broken(
          "%s refused to %s: %d %s"
              .formatted(host(), what, response.statusCode(), response.body().strip()),
          response.statusCode() == 401
              ? "give `--user`, with the password in LAB_REGISTRY_PASSWORD"
              : "see the registry's log");
    }
    return response;
  }

  private <T> HttpResponse<T> send(String repository, HttpRequest request, BodyHandler<T> body) {
    try {
      return session.send(repository, request, body);
    } catch (NoAnswer e) {
      throw new Broken("can't reach the registry " + host(), e);
    }
  }
}
