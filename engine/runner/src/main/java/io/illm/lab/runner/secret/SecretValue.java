package io.illm.lab.runner.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One secret value, in the forms in which it may be printed.
 *
 * @param base64 as the API has it
 * @param text decoded; empty where it is no text
 */
record SecretValue(String base64, Optional<String> text) {

  /** Shorter ones stand in too many other words. */
  private static final int SHORTEST = 6;

  /** Longer ones are files. */
  private static final int LONGEST = 32 * 1024;

  /** A line of a key or a certificate that is printed with an indentation. */
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

  /** The texts by which the value is recognised; none where it is too short or too long. */
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

  /** As it stands in JSON. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
