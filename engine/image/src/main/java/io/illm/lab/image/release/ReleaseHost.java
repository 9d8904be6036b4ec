package io.illm.lab.image.release;

import io.illm.lab.image.download.NoAnswer;
import io.illm.lab.image.download.RemoteFile;
import io.illm.lab.image.download.TimedClient;
import io.illm.lab.model.Broken;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A client of the hosts that projects release their programs on. */
final class ReleaseHost implements AutoCloseable {

  /**
   * The limit for the beginning of an answer. It is short, because everything can be built instead.
   */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final TimedClient client;

  ReleaseHost() {
    this(ANSWER_TIMEOUT);
  }

  /**
   * Creates a client.
   *
   * @param answerTimeout the limit for the beginning of an answer
   */
  ReleaseHost(Duration answerTimeout) {
    HttpClient http =
        HttpClient.newBuilder()
            .connectTimeout(answerTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.client = new TimedClient(http, answerTimeout);
  }

  /** Returns the text at an address. */
  String text(String url) throws NoAnswer {
    return send(get(url).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Returns the size of the file at an address. */
  long size(String url) throws NoAnswer {
    HttpRequest head =
        HttpRequest.newBuilder(URI.create(url)).HEAD().timeout(client.answerTimeout()).build();
    return send(head, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValueAsLong("Content-Length")
        .orElseThrow(
            () -> new Broken("the host doesn't say how large " + url + " is", "try again later"));
  }

  /** Returns the file at an address. */
  RemoteFile file(String url) {
    return new RemoteFile() {

      @Override
      public String address() {
        return url;
      }

      @Override
      public HttpResponse<InputStream> from(long first) throws NoAnswer {
        HttpRequest.Builder get = get(url);
        if (first > 0) {
          get.header("Range", "bytes=" + first + "-");
        }
        return send(get.build(), HttpResponse.BodyHandlers.ofInputStream());
      }

      @Override
      public Duration stallTimeout() {
        return client.stallTimeout();
      }
    };
  }

  private static HttpRequest.Builder get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).GET();
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws NoAnswer {
    return checked(request, client.send(request, body));
  }

  private static <T> HttpResponse<T> checked(HttpRequest request, HttpResponse<T> response) {
    int code = response.statusCode();
    if (code == HttpURLConnection.HTTP_OK
        || code == HttpURLConnection.HTTP_PARTIAL
        || code == 416) {
      return response;
    }
    throw new Broken(
        "%s answers %d".formatted(request.uri(), code),
        "see whether the version in the component is one that was released");
  }

  @Override
  public void close() {
    client.client().shutdownNow();
  }
}
