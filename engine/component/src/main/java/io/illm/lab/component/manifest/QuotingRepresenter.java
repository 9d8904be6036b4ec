package io.illm.lab.component.manifest;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Quotes texts so that every YAML parser, of any version, reads them as texts. */
final class QuotingRepresenter extends Representer {

  /** Texts that some parser might read as a number, a date or a boolean. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[-+.0-9].*|[yYnN]");

  QuotingRepresenter(DumperOptions options) {
    super(options);
    representers.put(String.class, data -> text((String) data));
  }

  private Node text(String text) {
    if (text.contains("\n")) {
      return representScalar(Tag.STR, text, ScalarStyle.LITERAL);
    }
    return AMBIGUOUS.matcher(text).matches()
        ? representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED)
        : representScalar(Tag.STR, text, ScalarStyle.PLAIN);
  }
}
