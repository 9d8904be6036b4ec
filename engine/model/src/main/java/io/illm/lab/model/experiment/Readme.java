package io.illm.lab.model.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A tutorial's text as a program: its sections and the blocks that run.
 *
 * @param file where it lies
 * @param sections in the order of the page
 */
public record Readme(Path file, List<Section> sections) {

  /**
   * A heading and what stands under it, up to the next heading.
   *
   * @param title the heading's words
   * @param line of the heading
   * @param blocks its {@code bash} blocks
   */
  public record Section(String title, int line, List<Block> blocks) {}

  /**
   * A fenced block of commands.
   *
   * @param script its text
   * @param line of its first command
   * @param mode who runs it, and with what outcome
   * @param refusal a regular expression that the output of a block that must fail has to match;
   *     empty where any refusal will do
   */
  public record Block(String script, int line, Mode mode, Optional<String> refusal) {

    /** A block of which no particular output is expected. */
    public Block(String script, int line, Mode mode) {
      this(script, line, mode, Optional.empty());
    }
  }

  /** Who runs a block, and with what outcome. */
  public enum Mode {
    /** Runs and must exit zero. */
    RUN,
    /** Runs and must be refused: something that a policy denies. */
    EXPECT_FAIL,
    /** For the reader alone: an account, hardware. */
    MANUAL
  }

  /** The first section with this title. */
  public Optional<Section> section(String title) {
    return sections(title).stream().findFirst();
  }

  /** All sections with this title; a step may only name a title that stands once. */
  public List<Section> sections(String title) {
    return sections.stream().filter(section -> section.title().equals(title)).toList();
  }
}
