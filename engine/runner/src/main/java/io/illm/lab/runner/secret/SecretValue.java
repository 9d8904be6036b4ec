package io.illm.lab.runner.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A secret value in the forms in which a program may print it.
 *
 * @param base64 the value in base64, as in the API
 * @param text the decoded value; empty if it is not UTF-8 text
 */
record SecretValue(String base64, Optional<String> text) {

  /** The minimum length in characters. Shorter values are part of too many ordinary words. */
  private static final int SHORTEST = 6;

  /**
   * The maximum length of the base64 form in characters. Longer values are files and not
   * credentials.
   */
  private static final int LONGEST = 32 * 1024;

  /**
   * The minimum length in characters of a single line that is redacted. Programs may indent the
   * lines of a key or a certificate, so that the whole value would not match.
   */
  private static final int SHORTEST_LINE = 24;

  static SecretValue of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new SecretValue(Base64.getEncoder().encodeToString(bytes), Optional.of(text));
  }

  static SecretValue ofBase64(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      return new SecretValue(
          base64,
          Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)))
              .map(Object::toString));
    } catch (IllegalArgumentException | CharacterCodingException _) {
      return new SecretValue(base64, Optional.empty());
    }
  }

  /** Returns the texts to search for; none if the value is too short or too long. */
  Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>();
    if (base64.length() > LONGEST
        || text.filter(it -> it.strip().length() < SHORTEST).isPresent()) {
      return forms;
    }
    forms.add(base64);
    text.map(String::strip)
        .ifPresent(stripped -> {
          forms.add(stripped);
          forms.add(escaped(stripped));
          forms.add(of(stripped).base64());
          stripped
              .lines()
              .map(String::strip)
              .filter(line -> line.length() >= SHORTEST_LINE && !line.startsWith("-----"))
              .forEach(forms::add);
        });
    return forms;
  }

  /** Escapes a text as JSON does. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
