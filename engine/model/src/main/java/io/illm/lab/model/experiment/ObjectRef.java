package io.illm.lab.model.experiment;

import java.util.Optional;

/**
 * Names one Kubernetes object.
 *
 * @param apiVersion such as {@code apps/v1}
 * @param kind such as {@code Deployment}
 * @param namespace empty for the experiment's first namespace, or for a kind that has none
 * @param name the object's name
 */
public record ObjectRef(String apiVersion, String kind, Optional<String> namespace, String name) {

  @Override
  public String toString() {
    return kind.toLowerCase(java.util.Locale.ROOT) + "/" + name;
  }
}
