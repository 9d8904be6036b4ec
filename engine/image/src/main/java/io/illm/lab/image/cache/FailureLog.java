package io.illm.lab.image.cache;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names in one sentence why a program failed, and keeps all that it printed in a file. pip, Maven
 * and npm print many warnings before the error.
 */
public final class FailureLog {

  /** The beginning of an error line of pip, Maven, npm and apt. */
  private static final Pattern ERROR =
      Pattern.compile("(?:\\[ERROR]|ERROR:|npm (?:ERR!|error)|E:|error:|fatal:)\\s*(\\S.*)");

  /** Lines that npm prints before its error: a code and paths. */
  private static final Pattern PREAMBLE = Pattern.compile("(?:code|path|errno|syscall) .*");

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final int LONGEST = 240;

  private FailureLog() {}

  /**
   * Writes the output of a failed program to a file.
   *
   * @param tool the program's name, which names the file
   * @param cache the folder of the cache, which has a folder of logs
   * @return why it failed, and the path of the file
   */
  public static String keep(ProcessResult ended, String tool, Path cache) {
    Path log = cache.resolve("logs").resolve(tool + ".log");
    List<String> said =
        Stream.concat(ended.out().lines().stream(), ended.err().lines().stream())
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
