package io.illm.lab.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Places labels beside each other in as few lanes as keep them from touching. */
final class LabelLanes {

  /**
   * Where one label goes.
   *
   * @param x its left edge
   * @param lane from 0
   */
  record Spot(double x, int lane) {}

  private static final double GAP = 10;

  private final double left;
  private final double right;
  private final List<Double> filledTo = new ArrayList<>();

  LabelLanes(double left, double right) {
    this.left = left;
    this.right = right;
  }

  /** The next label, in the order of x: near its mark, inside the drawing. */
  Spot place(double mark, double width) {
    double x = Math.clamp(mark, left, Math.max(left, right - width));
    int lane = 0;
    while (lane < filledTo.size() && filledTo.get(lane) + GAP > x) {
      lane++;
    }
    if (lane == filledTo.size()) {
      filledTo.add(x + width);
    } else {
      filledTo.set(lane, x + width);
    }
    return new Spot(x, lane);
  }

  int count() {
    return filledTo.size();
  }
}
