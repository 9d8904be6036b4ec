package io.illm.lab.report.plot;

import java.util.ArrayList;
import java.util.List;

/** Places labels in the fewest lanes in which they don't overlap. */
final class LabelLanes {

  /**
   * The position of a label.
   *
   * @param x its left edge
   * @param lane its lane, from 0
   */
  record Position(double x, int lane) {}

  private static final double GAP = 10;

  private final double left;
  private final double right;
  private final List<Double> filledTo = new ArrayList<>();

  LabelLanes(double left, double right) {
    this.left = left;
    this.right = right;
  }

  /** Places the next label, in the order of x: near its mark and inside the drawing. */
  Position place(double mark, double width) {
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
    return new Position(x, lane);
  }

  int count() {
    return filledTo.size();
  }
}
