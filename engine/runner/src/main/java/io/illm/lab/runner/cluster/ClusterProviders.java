package io.illm.lab.runner.cluster;

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
 * All providers as one: a cluster's name tells whose it is, and one without a provider's is this
 * machine's.
 *
 * @param embedded boots what is asked for here
 * @param kind lists its clusters, too
 * @param byRef every provider
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
