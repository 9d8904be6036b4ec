package io.illm.lab.model.experiment;

import java.util.Set;

/** The flags of a cluster's programs that the lab sets, and without which it can't boot. */
public final class OwnedFlags {

  /** The API server's. */
  public static final Set<String> API_SERVER =
      Set.of(
          "etcd-servers",
          "advertise-address",
          "service-cluster-ip-range",
          "client-ca-file",
          "tls-cert-file",
          "tls-private-key-file",
          "service-account-key-file",
          "service-account-signing-key-file",
          "service-account-issuer",
          "authorization-mode",
          "allow-privileged",
          "kubelet-client-certificate",
          "kubelet-client-key",
          "kubelet-certificate-authority",
          "kubelet-preferred-address-types",
          "requestheader-client-ca-file",
          "requestheader-allowed-names",
          "requestheader-extra-headers-prefix",
          "requestheader-group-headers",
          "requestheader-username-headers",
          "proxy-client-cert-file",
          "proxy-client-key-file");

  /** The controller manager's. */
  public static final Set<String> CONTROLLER_MANAGER =
      Set.of(
          "kubeconfig",
          "root-ca-file",
          "cluster-signing-cert-file",
          "cluster-signing-key-file",
          "service-account-private-key-file",
          "use-service-account-credentials",
          "leader-elect",
          "allocate-node-cidrs",
          "cluster-cidr");

  private OwnedFlags() {}
}
