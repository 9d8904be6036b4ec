package io.illm.lab.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The places that images may come from, besides the cache. */
public enum ImagePolicy {
  /** A registry if it answers, else the recipe. */
  AUTO,
  /** A registry only. */
  PULL,
  /** The recipe only. */
  MAKE;

  /** Returns the name that users write, such as {@code auto}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the names of all. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ImagePolicy::word).toList();
  }
}
