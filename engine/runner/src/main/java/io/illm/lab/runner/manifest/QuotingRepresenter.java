package io.illm.lab.runner.manifest;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes texts so that every reader of YAML, of whatever version, takes them for texts. */
final class QuotingRepresenter extends Representer {

  /** What some reader might take for a number, a date or a truth value. */
  private static final Pattern DOUBTFUL = Pattern.compile("[-+.0-9].*|[yYnN]");

  QuotingRepresenter(DumperOptions options) {
    super(options);
    representers.put(String.class, data -> text((String) data));
  }

  private Node text(String text) {
    if (text.contains("\n")) {
      return representScalar(Tag.STR, text, ScalarStyle.LITERAL);
    }
    return DOUBTFUL.matcher(text).matches()
        ? representScalar(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED)
        : representScalar(Tag.STR, text, ScalarStyle.PLAIN);
  }
}
