package io.illm.lab.image.download;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends HTTP requests. Only the beginning of an answer has a time limit, because a body may be
 * large.
 *
 * @param client sends the requests
 * @param answerTimeout the limit
 */
public record TimedClient(HttpClient client, Duration answerTimeout) {

  /** The factor by which a pause inside a body may be longer than the limit. */
  private static final int STALL_FACTOR = 6;

  /** Returns the time without data after which a body counts as cut. */
  public Duration stallTimeout() {
    return answerTimeout.multipliedBy(STALL_FACTOR);
  }

  /**
   * Sends a request.
   *
   * @throws NoAnswer if the host can't be reached or does not answer in time
   */
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
      throws NoAnswer {
    var sent = client.sendAsync(request, body);
    try {
      return sent.get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
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
}
