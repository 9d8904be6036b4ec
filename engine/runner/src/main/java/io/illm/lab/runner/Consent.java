package io.illm.lab.runner;

import java.util.List;

/** Asks the user for permission to use a cluster that the lab did not create. */
@FunctionalInterface
public interface Consent {

  /**
   * The facts that the user sees before deciding.
   *
   * @param cluster the cluster, as the user named it
   * @param server the address of its API server
   * @param version its Kubernetes version
   * @param nodes the names of its nodes
   * @param creates the things that the run will create on it and remove again, each in words
   * @param notes more facts to know before deciding, each a sentence
   */
  record Visit(
      String cluster,
      String server,
      String version,
      List<String> nodes,
      List<String> creates,
      List<String> notes) {}

  /**
   * Asks the user.
   *
   * @return true if the lab may use the cluster. False ends the command, and the cluster is
   *     unchanged
   * @throws io.illm.lab.model.BadInput if nobody can be asked
   */
  boolean given(Visit visit);

  /** Returns a consent that was given in advance. */
  static Consent always() {
    return _ -> true;
  }
}
