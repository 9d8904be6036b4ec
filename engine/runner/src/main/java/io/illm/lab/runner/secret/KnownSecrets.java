package io.illm.lab.runner.secret;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The secret values that a run has read. They must not appear in its records. This class is
 * thread-safe.
 */
public final class KnownSecrets {

  /**
   * The keys of a Secret that hold no secret values. A user name, for example, is often an ordinary
   * word in other texts.
   */
  private static final Set<String> PUBLIC_KEYS =
      Set.of(
          "ca.crt",
          "tls.crt",
          "namespace",
          "username",
          "user",
          "dbname",
          "database",
          "host",
          "hostname",
          "port",
          "type",
          "name",
          "server",
          "project");

  /** The type of Helm's Secrets. They hold a packed chart and no credential. */
  private static final String HELM_RELEASE = "helm.sh/release.v1";

  private static final Pattern TOKEN =
      Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}");
  private static final Pattern PRIVATE_KEY =
      Pattern.compile("(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----");

  private final Map<String, String> replacements = new TreeMap<>(longestFirst());

  private static Comparator<String> longestFirst() {
    return Comparator.comparingInt(String::length).reversed().thenComparing(text -> text);
  }

  /** Adds the values of a Secret. */
  public synchronized void learn(Secret secret) {
    if (HELM_RELEASE.equals(secret.getType())) {
      return;
    }
    String name = secret.getMetadata().getName();
    Map<String, String> data = new LinkedHashMap<>();
    Optional.ofNullable(secret.getData()).ifPresent(data::putAll);
    data.keySet().removeAll(PUBLIC_KEYS);
    data.forEach((key, base64) -> learn(name + "/" + key, SecretValue.ofBase64(base64)));
  }

  /** Adds the credentials in a kubeconfig. */
  public synchronized void learnKubeconfig(String text) {
    Config config = Serialization.unmarshal(text, Config.class);
    for (NamedAuthInfo named : config.getUsers()) {
      AuthInfo user = named.getUser();
      String name = "kubeconfig/" + named.getName();
      Optional.ofNullable(user.getToken()).ifPresent(it -> learn(name, SecretValue.of(it)));
      Optional.ofNullable(user.getPassword()).ifPresent(it -> learn(name, SecretValue.of(it)));
      Optional.ofNullable(user.getClientKeyData())
          .ifPresent(it -> learn(name, SecretValue.ofBase64(it)));
    }
  }

  private void learn(String name, SecretValue value) {
    for (String form : value.forms()) {
      replacements.putIfAbsent(form, "[redacted " + name + "]");
    }
  }

  /** Returns a text in which the name of its Secret and key replaces each secret value. */
  public String redact(String text) {
    String redacted = text;
    for (Map.Entry<String, String> secret : snapshot()) {
      redacted = redacted.replace(secret.getKey(), secret.getValue());
    }
    redacted = PRIVATE_KEY.matcher(redacted).replaceAll("[redacted private key]");
    return TOKEN.matcher(redacted).replaceAll("[redacted token]");
  }

  private synchronized List<Map.Entry<String, String>> snapshot() {
    return List.copyOf(replacements.entrySet());
  }
}
