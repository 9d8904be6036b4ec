package io.illm.lab.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Detects from the logs of programs whether their start makes progress. A message that is new in
 * its log is progress. A repeated message is not, because a stuck program retries. Messages that
 * differ only in numbers are the same. CPU time is no sign of progress, because even an idle
 * cluster uses some.
 */
final class LogProgress {

  private static final Pattern NUMBER = Pattern.compile("[0-9a-f]*[0-9][0-9a-f]*");
  private static final int LONGEST = 160;
  private static final int MOST_BYTES = 1 << 20;

  private final Map<Path, Long> read = new HashMap<>();
  private final Set<String> messages = new HashSet<>();

  /** Returns true if a log contains a message that it did not contain at the last call. */
  boolean progressed(Collection<Path> logs) {
    boolean progressed = false;
    for (var log : logs) {
      progressed |= progressed(log);
    }
    return progressed;
  }

  private boolean progressed(Path log) {
    boolean progressed = false;
    for (var line : newText(log).split("\n", -1)) {
      var message = NUMBER.matcher(line).replaceAll("#");
      progressed |= messages.add(log + message.substring(0, Math.min(LONGEST, message.length())));
    }
    return progressed;
  }

  private String newText(Path log) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(read.getOrDefault(log, 0L), file.length() - MOST_BYTES);
      var bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      read.put(log, from + bytes.length);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return ""; // the log doesn't exist yet
    }
  }
}
