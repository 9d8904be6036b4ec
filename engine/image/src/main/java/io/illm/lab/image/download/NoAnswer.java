package io.illm.lab.image.download;

import java.net.URI;

/** A host can't be reached or does not answer in time. */
public final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param from an address of the host
   */
  public NoAnswer(URI from, Throwable cause) {
    super(from.getHost() + " does not answer", cause);
  }
}
