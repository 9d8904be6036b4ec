package io.illm.lab.runner.step;

import io.illm.lab.host.OutputTail;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records when each block of a step begins and ends, and its output. Output of a background process
 * is added to the block that runs at that time.
 */
final class BlockProgress implements MarkedStream.Listener {

  private static final int LONGEST_OUTPUT = 256 * 1024;

  private static final Pattern BEGAN = Pattern.compile("began (\\d+)");
  private static final Pattern ENDED = Pattern.compile("ended (\\d+) (\\d+)");
  private static final Pattern MISSING = Pattern.compile("missing (.*)");

  private final String step;
  private final List<Block> blocks;
  private final StepScript script;
  private final RunListener listener;
  private final TreeMap<Integer, Running> begun = new TreeMap<>();

  BlockProgress(String step, List<Block> blocks, StepScript script, RunListener listener) {
    this.step = step;
    this.blocks = blocks;
    this.script = script;
    this.listener = listener;
  }

  private static final class Running {
    private final Instant began = Instant.now();
    private final long ticks = System.nanoTime();
    private final OutputTail output = new OutputTail(LONGEST_OUTPUT);
    private final List<String> missing = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private BlockEnd end = new BlockEnd.NotReached(0, new BlockEnd.Ended(0));
    private boolean ended;
  }

  @Override
  public synchronized void output(byte[] bytes, int from, int length) {
    if (!begun.isEmpty()) {
      begun.lastEntry().getValue().output.add(bytes, from, length);
    }
  }

  /** Receives {@code began BLOCK}, {@code missing COMMAND} or {@code ended BLOCK STATUS}. */
  @Override
  public synchronized void marker(String words) {
    Matcher began = BEGAN.matcher(words);
    Matcher ended = ENDED.matcher(words);
    Matcher missing = MISSING.matcher(words);
    if (began.matches()) {
      begin(Integer.parseInt(began.group(1)));
    } else if (ended.matches()) {
      int status = Integer.parseInt(ended.group(2));
      end(Integer.parseInt(ended.group(1)), new BlockEnd.Ended(status));
    } else if (missing.matches() && !begun.isEmpty()) {
      begun.lastEntry().getValue().missing.add(missing.group(1));
    }
  }

  private void begin(int block) {
    begun.put(block, new Running());
    listener.on(new RunEvent.BlockBegan(step, blocks.get(block).line()));
  }

  private void end(int block, BlockEnd how) {
    Running running = begun.get(block);
    if (running == null || running.ended) {
      return;
    }
    running.ended = true;
    running.end = how;
    running.took = Duration.ofNanos(System.nanoTime() - running.ticks);
    listener.on(
        new RunEvent.BlockEnded(step, blocks.get(block).line(), how.exitCode(), running.took));
  }

  /**
   * Ends the block that is still running, and returns the results of all blocks.
   *
   * @param how the way in which the shell ended
   */
  synchronized List<BlockResult> finish(BlockEnd how) {
    if (!begun.isEmpty()) {
      end(begun.lastKey(), how);
    }
    List<BlockResult> results = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Running running = begun.get(i);
      results.add(running == null ? notRun(blocks.get(i), how) : result(blocks.get(i), running));
    }
    return List.copyOf(results);
  }

  private BlockResult notRun(Block block, BlockEnd how) {
    int line = begun.isEmpty() ? 0 : blocks.get(begun.lastKey()).line();
    BlockEnd last = begun.isEmpty() ? how : begun.lastEntry().getValue().end;
    BlockEnd end = new BlockEnd.NotReached(line, last);
    String fault =
        block.mode() == Mode.MANUAL ? "" : new BlockVerdict(block, "", List.of()).fault(end);
    return result(block, end.exitCode(), "", Instant.EPOCH, Duration.ZERO, fault);
  }

  private BlockResult result(Block block, Running running) {
    String output = script.shortened(running.output.output().marked());
    String fault = new BlockVerdict(block, output, running.missing).fault(running.end);
    return result(block, running.end.exitCode(), output, running.began, running.took, fault);
  }

  private static BlockResult result(
      Block block, int exitCode, String output, Instant began, Duration took, String fault) {
    return new BlockResult(
        block.script(),
        block.line(),
        block.mode() == Mode.EXPECT_FAIL,
        block.mode() == Mode.MANUAL,
        exitCode,
        output,
        began,
        took,
        fault);
  }
}
