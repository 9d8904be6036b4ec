package io.illm.lab.cli.terminal;

import io.illm.lab.model.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Shows work under way: one live line where a person watches, plain lines elsewhere. */
public final class ProgressDisplay implements Progress {

  /** Narrower terminals get plain lines: a live line would have no room to say anything. */
  static final int NARROWEST_LIVE = 60;

  private static final Duration TICK = Duration.ofMillis(100);

  private final ProgressView view;
  private final InstantSource clock;
  private final boolean ticking;
  private final List<OpenPart> open = new ArrayList<>();
  private boolean tickerRuns;

  ProgressDisplay(ProgressView view, InstantSource clock, boolean ticking) {
    this.view = view;
    this.clock = clock;
    this.ticking = ticking;
  }

  /** The display that suits a screen. */
  public static ProgressDisplay on(PrintStream to, Screen screen) {
    return new ProgressDisplay(view(to, screen), InstantSource.system(), true);
  }

  static ProgressView view(PrintStream to, Screen screen) {
    return screen.interactive() && screen.columns() >= NARROWEST_LIVE
        ? new LiveLine(to, screen)
        : new PlainLines(to);
  }

  @Override
  public synchronized Part begin(String what, Duration usual) {
    OpenPart part = new OpenPart(WorkItem.begun(what, usual, clock.instant()));
    open.add(part);
    if (ticking && !tickerRuns) {
      tickerRuns = true;
      Thread.ofVirtual().name("progress").start(this::tickWhileOpen);
    }
    return part;
  }

  @Override
  public synchronized void say(String line) {
    view.say(line);
    draw();
  }

  /** Draws what is under way now. */
  synchronized void draw() {
    view.draw(open.stream().map(part -> part.work).toList(), clock.instant());
  }

  private synchronized boolean ticks() {
    tickerRuns = !open.isEmpty();
    return tickerRuns;
  }

  private void tickWhileOpen() {
    try {
      while (ticks()) {
        draw();
        Thread.sleep(TICK);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private final class OpenPart implements Part {

    private WorkItem work;

    OpenPart(WorkItem work) {
      this.work = work;
    }

    @Override
    public void at(String detail, double done) {
      synchronized (ProgressDisplay.this) {
        work = work.at(detail, done, clock.instant());
      }
    }

    @Override
    public void close() {
      synchronized (ProgressDisplay.this) {
        if (open.remove(this)) {
          view.ended(work, clock.instant());
          draw();
        }
      }
    }
  }
}
