package io.illm.lab.image.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.download.NoAnswer;
import io.illm.lab.image.download.TimedClient;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends requests to one registry. It logs in if the registry asks for it, with a password or with a
 * token, and follows redirects. Credentials are sent to the registry and to its server of tokens
 * only.
 */
final class RegistrySession {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_REDIRECTS = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String AUTHORIZATION = "Authorization";

  private final TimedClient client;
  private final Optional<Credentials> credentials;
  private final Map<String, String> authorizations = new ConcurrentHashMap<>();

  /**
   * Creates a session.
   *
   * @param client does not follow redirects by itself
   * @param credentials the user's; empty for a login as nobody
   */
  RegistrySession(TimedClient client, Optional<Credentials> credentials) {
    this.client = client;
    this.credentials = credentials;
  }

  /**
   * Sends a request.
   *
   * @param repository the repository that the request is about: a login is for one repository
   * @return the answer, which may be a refusal
   */
  <T> HttpResponse<T> send(String repository, HttpRequest request, BodyHandler<T> body)
      throws NoAnswer {
    HttpResponse<T> answer = client.send(authorized(repository, request), body);
    if (answer.statusCode() == 401) {
      Optional<String> login = Challenge.of(answer).flatMap(found -> quietLogin(found, request));
      if (login.isPresent()) {
        authorizations.put(repository, login.get());
        answer = client.send(authorized(repository, request), body);
      }
    }
    return redirected(request, answer, body);
  }

  private HttpRequest authorized(String repository, HttpRequest request) {
    return Optional.ofNullable(authorizations.get(repository))
        .map(value ->
            HttpRequest.newBuilder(request, (_, _) -> true).setHeader(AUTHORIZATION, value).build())
        .orElse(request);
  }

  /** Returns the header's value; empty if there are no credentials or no token is given. */
  private Optional<String> quietLogin(Challenge challenge, HttpRequest request) {
    return switch (challenge.scheme()) {
      case "basic" -> credentials.map(Credentials::basic);
      case "bearer" ->
          challenge
              .tokenAddress()
              .map(URI::create)
              .filter(server -> isAsSafe(server, request.uri()))
              .flatMap(this::token)
              .map(token -> "Bearer " + token);
      default -> Optional.empty();
    };
  }

  /** A registry with TLS must not make the client send credentials without it. */
  private static boolean isAsSafe(URI to, URI from) {
    return "https".equals(to.getScheme()) || to.getScheme().equals(from.getScheme());
  }

  private Optional<String> token(URI server) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server);
    credentials.ifPresent(known -> request.header(AUTHORIZATION, known.basic()));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      JsonNode document = JSON.readTree(answer.statusCode() == 200 ? answer.body() : "{}");
      return Optional.of(document.path("token").asText(document.path("access_token").asText()))
          .filter(token -> !token.isEmpty());
    } catch (NoAnswer | JsonProcessingException _) {
      return Optional.empty(); // the registry's own refusal is the better message
    }
  }

  /** Follows redirects, which lead to a store of blobs. It needs none of the registry's logins. */
  private <T> HttpResponse<T> redirected(
      HttpRequest request, HttpResponse<T> first, BodyHandler<T> body) throws NoAnswer {
    HttpResponse<T> answer = first;
    for (int hop = 0; hop < MOST_REDIRECTS && REDIRECTS.contains(answer.statusCode()); hop++) {
      Optional<URI> next = answer.headers().firstValue("Location").map(answer.uri()::resolve);
      if (next.isEmpty() || !isAsSafe(next.get(), answer.uri())) {
        return answer;
      }
      answer =
          client.send(
              HttpRequest.newBuilder(request, (_, _) -> true).uri(next.get()).build(), body);
    }
    return answer;
  }
}
