package io.illm.lab.image.process;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells in one sentence why a program failed, and keeps the rest of what it said in a file: before
 * pip, Maven and npm say what is wrong, they warn of many other things.
 */
public final class FailureLog {

  /** How pip, Maven, npm and apt begin the line that says what is wrong. */
  private static final Pattern ERROR =
      Pattern.compile("(?:\\[ERROR]|ERROR:|npm (?:ERR!|error)|E:|error:|fatal:)\\s*(\\S.*)");

  /** Of npm, which tells a code and paths first. */
  private static final Pattern PREAMBLE = Pattern.compile("(?:code|path|errno|syscall) .*");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final int LONGEST = 240;

  private FailureLog() {}

  /**
   * Keeps what a failed program said.
   *
   * @param tool the program's name, which names the file
   * @param cache the folder of the cache, which has a folder of logs
   * @return why it failed, and where all that it said is
   */
  public static String keep(ProcessResult ended, String tool, Path cache) {
    Path log = cache.resolve("logs").resolve(tool + ".log");
    List<String> said =
        Stream.concat(ended.out().stream(), ended.err().stream())
            .map(line -> COLOUR.matcher(line).replaceAll(""))
            .toList();
    try {
      Files.createDirectories(log.resolveSibling(""));
      Files.write(log, said);
    } catch (IOException e) {
      throw new Broken("can't write " + log, e);
    }
    return sentence(said) + " (all that " + tool + " said is in " + log + ")";
  }

  private static String sentence(List<String> said) {
    return said.stream()
        .map(line -> ERROR.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(line -> !PREAMBLE.matcher(line).matches())
        .findFirst()
        .or(() -> said.reversed().stream().filter(line -> !line.isBlank()).findFirst())
        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
        .orElse("it said nothing");
  }
}
