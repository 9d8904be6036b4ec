package io.illm.lab.model;

import java.util.Optional;

/**
 * Thrown when the lab or its environment fails. Neither the user's input nor the subject of the
 * experiment is at fault. The command ends with exit code 4.
 */
public final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Optional<String> hint;

  /**
   * Creates the exception with a message and a cure.
   *
   * @param message what the lab did, and what happened instead
   * @param hint what the user can do
   */
  public Broken(String message, String hint) {
    super(message);
    this.hint = Optional.of(hint);
  }

  /** Creates the exception with the exception that caused it. */
  public Broken(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    this.hint = Optional.empty();
  }

  /** Returns what the user can do, if that is known. */
  public Optional<String> hint() {
    return hint;
  }
}
