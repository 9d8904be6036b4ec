package io.illm.lab.runner;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.registry.RegistryAddress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The options of one run.
 *
 * @param experiment the experiment's name, or the path of its folder
 * @param mode the purpose of the run
 * @param trials the number of trials of each variant; empty for the number in the study
 * @param seed the seed for the order of the trials
 * @param keep whether the cluster keeps running after the run
 * @param cluster a running cluster to use; empty if the run boots its own clusters
 * @param providerKind the kind of provider that boots the run's own clusters
 * @param registry the registry that the run pushes images to, for a cluster whose nodes pull them
 * @param images the places that images may come from
 * @param have the words for which the user vouches: accounts, hardware and kernel features that
 *     steps need and the lab can't look for
 * @param command the command line, shown in the report
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
    ImagePolicy images,
    Set<String> have,
    String command) {

  /** Keeps a copy. */
  public RunOptions {
    have = Set.copyOf(have);
  }

  /** Returns the word for the provider of the run's clusters. */
  public String provider() {
    return cluster.map(ClusterRef::provider).orElse(providerKind.word());
  }

  /** Returns true if the run uses a cluster that the lab did not create. */
  public boolean visits() {
    return cluster.filter(ClusterRef.Kubeconfig.class::isInstance).isPresent();
  }

  /** The purpose of a run. */
  public enum Mode {
    /** The tutorial and its studies. */
    RUN,
    /** The tutorial. Then each check with {@code break} is made to fail and to hold again. */
    PROVE
  }
}
