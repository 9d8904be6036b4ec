package io.illm.lab.cli.terminal;

import io.illm.lab.model.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Shows work in progress: as one live line on a terminal, as plain lines elsewhere. */
public final class ProgressDisplay implements Progress {

  /** The minimum width of a live line. Narrower terminals get plain lines. */
  static final int MIN_LIVE_COLUMNS = 60;

  private static final Duration REDRAW_INTERVAL = Duration.ofMillis(100);

  private final ProgressView view;
  private final InstantSource clock;
  private final boolean redraws;
  private final List<OpenPart> open = new ArrayList<>();
  private boolean redrawing;

  ProgressDisplay(ProgressView view, InstantSource clock, boolean redraws) {
    this.view = view;
    this.clock = clock;
    this.redraws = redraws;
  }

  /** Creates the display for a screen. */
  public static ProgressDisplay on(PrintStream to, Screen screen) {
    return new ProgressDisplay(view(to, screen), InstantSource.system(), true);
  }

  static ProgressView view(PrintStream to, Screen screen) {
    return screen.interactive() && screen.columns() >= MIN_LIVE_COLUMNS
        ? new LiveLine(to, screen)
        : new PlainLines(to);
  }

  @Override
  public synchronized Part begin(String what, Duration usual) {
    OpenPart part = new OpenPart(WorkItem.begun(what, usual, clock.instant()));
    open.add(part);
    if (redraws && !redrawing) {
      redrawing = true;
      Thread.ofVirtual().name("progress").start(this::redrawWhileOpen);
    }
    return part;
  }

  @Override
  public synchronized void say(String line) {
    view.say(line);
    draw();
  }

  /** Draws the work in progress. */
  synchronized void draw() {
    view.draw(open.stream().map(part -> part.work).toList(), clock.instant());
  }

  private synchronized boolean hasOpenParts() {
    redrawing = !open.isEmpty();
    return redrawing;
  }

  private void redrawWhileOpen() {
    try {
      while (hasOpenParts()) {
        draw();
        Thread.sleep(REDRAW_INTERVAL);
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
