package io.illm.lab.check;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;

/** Classifies the errors of the API server and describes them in words. */
final class ApiFault {

  private ApiFault() {}

  /**
   * Returns true if the API server answered that there is nothing to read: no such object, or a
   * container that has not started.
   */
  static boolean nothingThere(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_NOT_FOUND
        || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST;
  }

  /**
   * Returns the client's message with its root cause, because the message alone often lacks the
   * reason.
   */
  static String words(KubernetesClientException e) {
    String message = String.valueOf(e.getMessage());
    String cause = String.valueOf(Throwables.getRootCause(e).getMessage());
    return message.contains(cause) || cause.equals("null") ? message : message + " " + cause;
  }
}
