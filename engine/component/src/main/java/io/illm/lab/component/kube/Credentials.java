package io.illm.lab.component.kube;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthInfoBuilder;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.client.Config;
import java.util.List;
import java.util.Optional;

/**
 * The credentials that a client currently uses.
 *
 * @param config the client's configuration, with the output of the credential program
 */
record Credentials(Config config) {

  /** Replaces credential programs and auth providers of users by these credentials. */
  void settle(List<NamedAuthInfo> users) {
    users.stream().filter(user -> asks(user.getUser())).forEach(user -> user.setUser(settled()));
  }

  private static boolean asks(AuthInfo user) {
    return user.getExec() != null || user.getAuthProvider() != null;
  }

  private AuthInfo settled() {
    AuthInfoBuilder settled = new AuthInfoBuilder();
    Optional.ofNullable(config.getAutoOAuthToken())
        .or(() -> Optional.ofNullable(config.getOauthToken()))
        .ifPresent(settled::withToken);
    Optional.ofNullable(config.getClientCertData()).ifPresent(settled::withClientCertificateData);
    Optional.ofNullable(config.getClientKeyData()).ifPresent(settled::withClientKeyData);
    return settled.build();
  }
}
