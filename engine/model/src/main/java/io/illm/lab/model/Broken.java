package io.illm.lab.model;

import java.util.Optional;

/**
 * The lab or its environment broke: not the user's input, not the experiment's subject. The command
 * ends with exit code 4.
 */
public final class Broken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Optional<String> hint;

  /**
   * A break with its cause and cure.
   *
   * @param message what was being done, and what happened instead
   * @param hint what to do about it
   */
  public Broken(String message, String hint) {
    super(message);
    this.hint = Optional.of(hint);
  }

  /** A break that an exception caused. */
  public Broken(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
    this.hint = Optional.empty();
  }

  /** What to do about it, where that is known. */
  public Optional<String> hint() {
    return hint;
  }
}
