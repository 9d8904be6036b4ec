package io.illm.lab.image.registry;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry's demand for a login: the header {@code WWW-Authenticate} of RFC 9110.
 *
 * @param scheme the kind of login in lower case: {@code basic} or {@code bearer}
 * @param parameters its parameters, such as {@code realm}
 */
record Challenge(String scheme, Map<String, String> parameters) {

  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  static Optional<Challenge> of(HttpResponse<?> response) {
    return response.headers().firstValue("WWW-Authenticate").map(Challenge::parse);
  }

  private static Challenge parse(String header) {
    Map<String, String> parameters = new TreeMap<>();
    Matcher found = PARAMETER.matcher(header);
    while (found.find()) {
      parameters.put(found.group(1), found.group(2));
    }
    return new Challenge(header.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT), parameters);
  }

  /**
   * Returns the address that gives a token, as the token protocol of container registries defines
   * it; empty if the registry names no server of tokens.
   */
  Optional<String> tokenAddress() {
    return Optional.ofNullable(parameters.get("realm"))
        .map(realm -> realm + (realm.contains("?") ? "&" : "?") + query("service", "scope"));
  }

  private String query(String... names) {
    StringBuilder query = new StringBuilder();
    for (String name : names) {
      Optional.ofNullable(parameters.get(name))
          .ifPresent(value ->
              query
                  .append(query.isEmpty() ? "" : "&")
                  .append(name)
                  .append('=')
                  .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    }
    return query.toString();
  }
}
