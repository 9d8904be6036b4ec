package io.illm.lab.runner;

import java.util.List;

/** Whether the lab may use a cluster that it did not make. */
@FunctionalInterface
public interface Consent {

  /**
   * What the user is asked about.
   *
   * @param cluster as the user named it
   * @param server the address of its API
   * @param version of its Kubernetes
   * @param nodes the names of its nodes
   * @param creates what will be created on it, and removed again, each in words
   * @param notes what else to know before, each in a sentence
   */
  record Visit(
      String cluster,
      String server,
      String version,
      List<String> nodes,
      List<String> creates,
      List<String> notes) {}

  /**
   * Asks.
   *
   * @return whether it may; false ends the command with nothing touched
   * @throws io.illm.lab.model.BadInput where nobody can be asked
   */
  boolean given(Visit visit);

  /** Consent that was given beforehand. */
  static Consent always() {
    return _ -> true;
  }
}
