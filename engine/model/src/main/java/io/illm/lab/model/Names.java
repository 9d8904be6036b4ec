package io.illm.lab.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules for names. */
public final class Names {

  /** An RFC 1123 label. Kubernetes requires it for names that become DNS names. */
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

  private static final Pattern IDENTIFIER = Pattern.compile("[_a-zA-Z][_a-zA-Z0-9]*");

  /** The reserved words of CEL, which can't be identifiers. */
  private static final Set<String> CEL_RESERVED =
      Set.of(
          "as",
          "break",
          "const",
          "continue",
          "else",
          "false",
          "for",
          "function",
          "if",
          "import",
          "in",
          "let",
          "loop",
          "namespace",
          "null",
          "package",
          "return",
          "true",
          "var",
          "void",
          "while");

  private Names() {}

  /** Says why a word can't name an object, a namespace or a cluster; empty if it can. */
  public static Optional<String> faultOfLabel(String name) {
    return DNS_LABEL.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "`" + name + "` can't be a name: use up to 63 of a-z, 0-9 and -, no - at either end");
  }

  /** Says why a word can't be a name in CEL expressions; empty if it can. */
  public static Optional<String> faultOfIdentifier(String name) {
    if (CEL_RESERVED.contains(name)) {
      return Optional.of("`" + name + "` is a reserved word of CEL");
    }
    return IDENTIFIER.matcher(name).matches()
        ? Optional.empty()
        : Optional.of("`" + name + "` can't be used in CEL: use letters, digits and _");
  }
}
