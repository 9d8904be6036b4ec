package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.security.cert.CertificateParsingException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A cluster's keys and certificates")
class PkiTest {

  private static final Topology TOPOLOGY =
      new Topology(new Subnet(7), new Ranges(1), 2, 1, Cni.BRIDGE, false);
  private static final Pki PKI = Pki.of(Pki.Authorities.of("demo"), TOPOLOGY);

  @Test
  void every_certificate_is_signed_by_its_authority() throws Exception {
    for (var entry : PKI.identities().entrySet()) {
      var authority =
          entry.getKey().equals("front-proxy-client") ? PKI.frontProxy() : PKI.authority();
      entry.getValue().certificate().verify(authority.self().certificate().getPublicKey());
    }
  }

  @Test
  void the_api_server_is_known_by_its_address_its_service_and_its_names() throws Exception {
    assertThat(names("apiserver"))
        .contains("198.18.7.2", "10.97.0.1", "127.0.0.1", "kubernetes.default.svc", "localhost");
  }

  @Test
  void the_kubelet_serves_under_its_address() throws Exception {
    assertThat(names("node-1")).containsExactlyInAnyOrder("node-1", "198.18.7.2");
    assertThat(names("node-2")).containsExactlyInAnyOrder("node-2", "198.18.7.3");
  }

  @Test
  void the_kubelet_is_a_node_to_the_api_server() {
    assertThat(PKI.identity("node-2").certificate().getSubjectX500Principal().getName())
        .contains("O=system:nodes")
        .contains("CN=system:node:node-2");
  }

  @Test
  void a_client_may_not_serve() throws Exception {
    assertThat(PKI.identity("admin").certificate().getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.2");
  }

  @Test
  void certificates_are_valid_now_and_an_hour_ago() {
    var certificate = PKI.identity("apiserver").certificate();
    assertThat(certificate.getNotBefore().toInstant()).isBefore(Instant.now().minusSeconds(3_500));
    assertThat(certificate.getNotAfter().toInstant()).isAfter(Instant.now());
  }

  @Test
  void keys_are_written_as_pem() {
    assertThat(PKI.identity("admin").keyPem())
        .startsWith("-----BEGIN PRIVATE KEY-----\n")
        .endsWith("-----END PRIVATE KEY-----\n");
    assertThat(KeyPairs.pem(PKI.serviceAccounts().getPublic())).contains("BEGIN PUBLIC KEY");
  }

  private static List<String> names(String file) throws CertificateParsingException {
    Collection<List<?>> names = PKI.identity(file).certificate().getSubjectAlternativeNames();
    return names.stream().map(name -> String.valueOf(name.get(1))).toList();
  }
}
