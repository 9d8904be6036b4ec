package io.illm.lab.model.experiment;

import io.illm.lab.model.experiment.Readme.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The words after {@code bash} in a block's info string.
 *
 * @param mode who runs the block, and with what outcome
 * @param refusal what the output must match where the block must fail
 * @param faults what is wrong with the words, each in a sentence
 */
record BlockOptions(Mode mode, Optional<String> refusal, List<String> faults) {

  private static final String MANUAL = "manual";
  private static final String FAIL = "expect=fail";

  /** A word; its quoted parts may have spaces. */
  private static final Pattern WORD = Pattern.compile("(?:\"(?:\\\\.|[^\"\\\\])*\"|\\S)+");

  /** Reads an info string. */
  static Optional<BlockOptions> parse(String info) {
    List<String> words = WORD.matcher(info).results().map(word -> word.group()).toList();
    return words.isEmpty() || !words.getFirst().equals("bash")
        ? Optional.empty()
        : Optional.of(of(words.subList(1, words.size())));
  }

  private static BlockOptions of(List<String> words) {
    Mode mode = Mode.RUN;
    Optional<String> refusal = Optional.empty();
    List<String> faults = new ArrayList<>();
    for (String word : words) {
      if (word.equals(MANUAL)) {
        mode = Mode.MANUAL;
      } else if (word.equals(FAIL)) {
        mode = Mode.EXPECT_FAIL;
      } else if (word.startsWith(FAIL + ":")) {
        mode = Mode.EXPECT_FAIL;
        refusal = Optional.of(unquoted(word.substring(FAIL.length() + 1)));
        refusal.flatMap(BlockOptions::fault).ifPresent(faults::add);
      } else {
        faults.add("unknown word `" + word + "` after ```bash");
      }
    }
    return new BlockOptions(mode, refusal, List.copyOf(faults));
  }

  private static Optional<String> fault(String refusal) {
    if (refusal.isEmpty()) {
      return Optional.of("`" + FAIL + ":` names no refusal");
    }
    try {
      Pattern.compile(refusal);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("`" + refusal + "` is no regular expression: " + e.getDescription());
    }
  }

  /** A backslash before a quote only kept the quote from ending the word. */
  private static String unquoted(String word) {
    boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
    return quoted
        ? word.substring(1, word.length() - 1).replaceAll("\\\\\"", Matcher.quoteReplacement("\""))
        : word;
  }
}
