package io.illm.lab.image.release;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the hosts that projects release their programs on. */
final class ReleaseHost implements AutoCloseable {

  /** Nobody waits long for what can be built instead. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A body that has begun may falter longer than that before it counts as cut. */
  private static final int FALTERING = 6;

  private final HttpClient client;
  private final Duration patience;

  ReleaseHost() {
    this(PATIENCE);
  }

  /**
   * A host that may take its time to begin an answer.
   *
   * @param patience how long
   */
  ReleaseHost(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** After how much silence a body counts as cut. */
  Duration silence() {
    return patience.multipliedBy(FALTERING);
  }

  /** A host that can't be reached, or says nothing in time. */
  static final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswer(URI from, Throwable cause) {
      super(from.getHost() + " does not answer", cause);
    }
  }

  /** The text at an address. */
  String text(String url) throws NoAnswer {
    return send(get(url).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** The size of what is at an address. */
  long size(String url) throws NoAnswer {
    HttpRequest head = HttpRequest.newBuilder(URI.create(url)).HEAD().timeout(patience).build();
    return send(head, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValueAsLong("Content-Length")
        .orElseThrow(
            () -> new Broken("the host doesn't say how large " + url + " is", "try again later"));
  }

  /**
   * What is at an address, from a byte on where the host can begin there.
   *
   * @param from how many bytes are there already
   */
  HttpResponse<InputStream> bytes(String url, long from) throws NoAnswer {
    HttpRequest.Builder get = get(url);
    if (from > 0) {
      get.header("Range", "bytes=" + from + "-");
    }
    return send(get.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  private static HttpRequest.Builder get(String url) {
    return HttpRequest.newBuilder(URI.create(url)).GET();
  }

  /** The time for an answer to begin is bounded here; a body may take longer. */
  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws NoAnswer {
    var sent = client.sendAsync(request, body);
    try {
      return checked(request, sent.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new NoAnswer(request.uri(), cause);
      }
      throw new Broken("asking for " + request.uri(), e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new NoAnswer(request.uri(), new HttpTimeoutException("after " + patience));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while asking for " + request.uri(), e);
    }
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
    client.shutdownNow();
  }
}
