package io.illm.lab.model.experiment;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The content of an experiment's folder, by which one can tell whether it is what a run ran. What
 * {@code lab publish} writes is left out: {@code results/}, and the README's text between the two
 * markers.
 *
 * @param files the first half of each file's SHA-256, by its path in the folder
 */
public record FolderContent(Map<String, String> files) {

  /** The line after which {@code lab publish} writes into README.md. */
  public static final String RESULTS = "<!-- results -->";

  /** The line before which it stops. */
  public static final String END_OF_RESULTS = "<!-- /results -->";

  private static final Pattern PUBLISHED =
      Pattern.compile("(?s)" + Pattern.quote(RESULTS) + ".*?" + Pattern.quote(END_OF_RESULTS));

  /** The content with its files in order. */
  public FolderContent {
    files = Map.copyOf(files);
  }

  /** Reads a folder. A link counts by where it leads, not by what is there. */
  public static FolderContent of(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all::iterator) {
        String name = folder.relativize(file).toString();
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !name.startsWith("results/")) {
          files.put(name, digest(name, file));
        }
      }
    } catch (IOException e) {
      throw new Broken("reading " + folder, e);
    }
    return new FolderContent(files);
  }

  /** The paths of files that were changed, added or removed since. */
  public List<String> differences(FolderContent now) {
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(now.files().keySet());
    return names.stream()
        .filter(name -> !Objects.equals(files.get(name), now.files().get(name)))
        .toList();
  }

  private static String digest(String name, Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return digest(("link to " + Files.readSymbolicLink(file)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    return name.equals("README.md")
        ? digest(withoutResults(new String(bytes, StandardCharsets.UTF_8)))
        : digest(bytes);
  }

  private static byte[] withoutResults(String readme) {
    return PUBLISHED.matcher(readme).replaceFirst("").getBytes(StandardCharsets.UTF_8);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, whole.length / 2);
    } catch (NoSuchAlgorithmException e) {
      throw new Broken("every Java platform has SHA-256", e);
    }
  }
}
