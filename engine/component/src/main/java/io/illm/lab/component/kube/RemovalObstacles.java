package io.illm.lab.component.kube;

import io.fabric8.kubernetes.api.model.APIService;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhook;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhook;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what prevents the removal of objects: webhooks that refuse it, unavailable API services,
 * and finalizers.
 *
 * @param client the client of the cluster
 */
record RemovalObstacles(KubernetesClient client) {

  private static final Pattern WEBHOOK = Pattern.compile("webhook \"([^\"]+)\"");

  /**
   * Explains why a removal was refused. If a webhook refused it, the explanation names the
   * webhook's configuration.
   *
   * @param why the message of the API server
   */
  String refusal(String why) {
    Matcher webhook = WEBHOOK.matcher(why);
    return webhook.find()
        ? configuration(webhook.group(1)).orElse("a webhook") + " refuses its removal: " + why
        : "its removal was refused: " + why;
  }

  private Optional<String> configuration(String webhook) {
    try {
      var registered = client.admissionRegistration().v1();
      return Stream.concat(
              registered.validatingWebhookConfigurations().list().getItems().stream()
                  .filter(each ->
                      each.getWebhooks().stream()
                          .map(ValidatingWebhook::getName)
                          .anyMatch(webhook::equals)),
              registered.mutatingWebhookConfigurations().list().getItems().stream()
                  .filter(each ->
                      each.getWebhooks().stream()
                          .map(MutatingWebhook::getName)
                          .anyMatch(webhook::equals)))
          .map(RemovalObstacles::words)
          .findFirst();
    } catch (KubernetesClientException _) {
      return Optional.empty(); // the message itself names the webhook
    }
  }

  private static String words(HasMetadata object) {
    return object.getKind() + " " + object.getMetadata().getName();
  }

  /** Returns the unavailable API services, each with the reason. */
  List<String> unservedApis() {
    try {
      return client.apiServices().list().getItems().stream()
          .flatMap(api -> unavailable(api).stream())
          .toList();
    } catch (KubernetesClientException _) {
      return List.of();
    }
  }

  private static Optional<String> unavailable(APIService api) {
    return Stream.ofNullable(api.getStatus())
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> Objects.equals(condition.getType(), "Available"))
        .filter(condition -> !Objects.equals(condition.getStatus(), "True"))
        .map(condition ->
            "nobody serves APIService "
                + api.getMetadata().getName()
                + " ("
                + condition.getReason()
                + ")")
        .findFirst();
  }

  /** Returns the finalizers of an object that is being deleted; empty if there are none. */
  static Optional<String> finalizers(GenericKubernetesResource object) {
    List<String> finalizers = object.getMetadata().getFinalizers();
    boolean going = object.getMetadata().getDeletionTimestamp() != null;
    return going && !finalizers.isEmpty()
        ? Optional.of("its finalizer " + String.join(", ", finalizers) + " keeps it")
        : Optional.empty();
  }
}
