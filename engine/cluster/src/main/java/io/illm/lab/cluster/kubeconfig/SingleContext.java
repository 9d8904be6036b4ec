package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A kubeconfig that contains one context and refers to no other file.
 *
 * @param context the context
 * @param cluster the context's cluster
 * @param user the context's user
 */
record SingleContext(KubeconfigEntry context, KubeconfigEntry cluster, KubeconfigEntry user) {

  /** Replaces the paths in the entries by the contents of the files. */
  SingleContext {
    cluster = cluster.inlined("certificate-authority", "certificate-authority-data");
    user =
        user.inlined("client-certificate", "client-certificate-data")
            .inlined("client-key", "client-key-data")
            .withToken("tokenFile");
  }

  /** Returns the address of the cluster's API server. */
  String server() {
    return cluster
        .text("server")
        .orElseThrow(() ->
            new BadInput(
                Fault.at(
                    Place.of(cluster.file(), "clusters:", cluster.name()),
                    "the cluster `" + cluster.name() + "` has no `server`",
                    "see `kubectl config set-cluster --help`")));
  }

  /** Returns the text of the file. */
  String text() {
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("apiVersion", "v1");
    file.put("kind", "Config");
    file.put("current-context", context.name());
    file.put("contexts", List.of(named(context, "context")));
    file.put("clusters", List.of(named(cluster, "cluster")));
    file.put("users", List.of(named(user, "user")));
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    return new Yaml(options).dump(file);
  }

  private static Map<String, Object> named(KubeconfigEntry entry, String kind) {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("name", entry.name());
    named.put(kind, entry.fields());
    return named;
  }
}
