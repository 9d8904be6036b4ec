package io.illm.lab.runner;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.image.registry.RegistryAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user asked of one run.
 *
 * @param experiment its name, or the path of its folder
 * @param mode what the run is for
 * @param trials of each variant, instead of what the study says
 * @param seed of the order of trials
 * @param keep whether the cluster stays up afterwards
 * @param cluster a cluster that is up already, to be used instead of one of the run's own
 * @param providerKind who boots the run's own clusters
 * @param registry where the images are pushed for the nodes of a cluster that pulls
 * @param command the command line, for the report
 */
public record RunOptions(
    String experiment,
    Mode mode,
    OptionalInt trials,
    long seed,
    boolean keep,
    Optional<ClusterRef> cluster,
    ProviderKind providerKind,
    Optional<RegistryAddress> registry,
    String command) {

  /** Whether it uses a cluster that the lab did not make. */
  public boolean visits() {
    return cluster.filter(ClusterRef.Kubeconfig.class::isInstance).isPresent();
  }

  /** What a run is for. */
  public enum Mode {
    /** The tutorial and its studies. */
    RUN,
    /** The tutorial, each check with {@code break} being turned red and restored. */
    PROVE
  }
}
