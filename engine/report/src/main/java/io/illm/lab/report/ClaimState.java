package io.illm.lab.report;

/** What the evidence says of a claim. A state that comes earlier is stronger. */
public enum ClaimState {
  /** It held, and was shown able to fail. */
  PROVED,
  /** It held against a stand-in for a cloud, and was shown able to fail. */
  EMULATED,
  /** It held, but there was nothing to look at before its commands. */
  WEAK,
  /** It did not hold, or nothing shows that it is able to fail. */
  UNPROVED,
  /** It was not looked at. */
  NOT_RUN;

  /** Returns whether the claim is proved, be it against a stand-in. */
  public boolean isProof() {
    return this == PROVED || this == EMULATED;
  }

  /** Returns the stronger of two states. */
  public ClaimState or(ClaimState other) {
    return compareTo(other) <= 0 ? this : other;
  }
}
