package io.illm.lab.runner.step;

import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes when each block of a step began and ended, from what the step's script says. */
final class BlockClock {

  /** A block that was never reached. */
  static final int NOT_RUN = -1;

  private final String step;
  private final List<Block> blocks;
  private final RunListener listener;
  private final Map<Integer, Instant> began = new HashMap<>();
  private final Map<Integer, Instant> ended = new HashMap<>();
  private final Map<Integer, Integer> codes = new HashMap<>();

  BlockClock(String step, List<Block> blocks, RunListener listener) {
    this.step = step;
    this.blocks = blocks;
    this.listener = listener;
  }

  record Times(Optional<Instant> began, Duration took, int exitCode) {}

  synchronized void hear(String line) {
    String[] words = line.split(" ", -1);
    if (words.length == 2 && words[0].equals("began")) {
      int block = Integer.parseInt(words[1]);
      began.put(block, Instant.now());
      listener.on(new RunEvent.BlockBegan(step, blocks.get(block).line()));
    } else if (words.length == 3 && words[0].equals("ended")) {
      end(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
    }
  }

  private void end(int block, int code) {
    ended.put(block, Instant.now());
    codes.put(block, code);
    listener.on(
        new RunEvent.BlockEnded(step, blocks.get(block).line(), code, times(block, code).took()));
  }

  /**
   * A block's times.
   *
   * @param exitCode of the whole shell, which is that of the block that began and never ended
   */
  synchronized Times times(int block, int exitCode) {
    Optional<Instant> start = Optional.ofNullable(began.get(block));
    Instant end = ended.getOrDefault(block, Instant.now());
    int code = start.isEmpty() ? NOT_RUN : codes.getOrDefault(block, exitCode);
    return new Times(start, start.map(at -> Duration.between(at, end)).orElse(Duration.ZERO), code);
  }
}
