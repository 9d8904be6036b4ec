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

/** A client of the hosts that projects release their programs on. */
final class ReleaseHost implements AutoCloseable {

  /**
   * The limit for the beginning of an answer. It is short, because everything can be built instead.
   */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  /** The factor by which a pause inside a body may be longer than that. */
  private static final int STALL_FACTOR = 6;

  private final HttpClient client;
  private final Duration answerTimeout;

  ReleaseHost() {
    this(ANSWER_TIMEOUT);
  }

  /**
   * Creates a client.
   *
   * @param answerTimeout the limit for the beginning of an answer
   */
  ReleaseHost(Duration answerTimeout) {
    this.answerTimeout = answerTimeout;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(answerTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** Returns the time without data after which a body counts as cut. */
  Duration stallTimeout() {
    return answerTimeout.multipliedBy(STALL_FACTOR);
  }

  /** A host can't be reached or does not answer in time. */
  static final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    NoAnswer(URI from, Throwable cause) {
      super(from.getHost() + " does not answer", cause);
    }
  }

  /** Returns the text at an address. */
  String text(String url) throws NoAnswer {
    return send(get(url).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Returns the size of the file at an address. */
  long size(String url) throws NoAnswer {
    HttpRequest head =
        HttpRequest.newBuilder(URI.create(url)).HEAD().timeout(answerTimeout).build();
    return send(head, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValueAsLong("Content-Length")
        .orElseThrow(
            () -> new Broken("the host doesn't say how large " + url + " is", "try again later"));
  }

  /**
   * Requests a file. If the host can start in the middle, it sends the rest of the file only.
   *
   * @param from the number of bytes that are there already
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

  /** Sends a request. Only the beginning of the answer has a time limit. */
  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws NoAnswer {
    var sent = client.sendAsync(request, body);
    try {
      return checked(request, sent.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new NoAnswer(request.uri(), cause);
      }
      throw new Broken("asking for " + request.uri(), e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new NoAnswer(request.uri(), new HttpTimeoutException("after " + answerTimeout));
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
