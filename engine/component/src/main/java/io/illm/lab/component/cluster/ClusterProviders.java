package io.illm.lab.component.cluster;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ClusterRequest;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.Provider;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Combines all providers. The prefix of a cluster's name selects the provider. A name without a
 * prefix is a cluster of the embedded provider.
 *
 * @param embedded boots all clusters that are requested here
 * @param kind the kind provider, whose clusters are listed, too
 * @param byRef returns the provider of a cluster
 */
record ClusterProviders(Provider embedded, Provider kind, Function<ClusterRef, Provider> byRef)
    implements Provider {

  @Override
  public List<Fault> preflight(ClusterRequest request) {
    return embedded.preflight(request);
  }

  @Override
  public Cluster up(ClusterRequest request, Progress progress) {
    return embedded.up(request, progress);
  }

  @Override
  public Set<Capability> capabilities() {
    return embedded.capabilities();
  }

  @Override
  public List<ClusterStatus> list() {
    return Stream.concat(embedded.list().stream(), kind.list().stream()).toList();
  }

  @Override
  public Optional<Cluster> find(String name) {
    ClusterRef ref = ClusterRef.parse(name);
    return byRef.apply(ref).find(ref.name());
  }

  @Override
  public void down(String name, Progress progress) {
    ClusterRef ref = ClusterRef.parse(name);
    byRef.apply(ref).down(ref.name(), progress);
  }
}
