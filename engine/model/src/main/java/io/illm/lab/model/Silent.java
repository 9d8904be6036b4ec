package io.illm.lab.model;

import java.time.Duration;

/** A progress that ignores all reports. */
enum Silent implements Progress, Progress.Part {
  INSTANCE;

  @Override
  public Part begin(String what, Duration usual) {
    return this;
  }

  @Override
  public void say(String line) {}

  @Override
  public void at(String detail, double done) {}

  @Override
  public void close() {}
}
