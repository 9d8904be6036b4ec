package io.illm.lab.model.experiment;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.experiment.Readme.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a README's headings and the blocks that run. */
public final class ReadmeReader {

  private final Path file;
  private final Faults faults;
  private final List<Section> sections = new ArrayList<>();

  private ReadmeReader(Path file, Faults faults) {
    this.file = file;
    this.faults = faults;
  }

  /**
   * Reads a README.
   *
   * @param file its name, for faults
   * @param text its content
   * @param faults where unknown words of a block's info string are noted
   */
  public static Readme read(Path file, String text, Faults faults) {
    Node document =
        Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build().parse(text);
    ReadmeReader reader = new ReadmeReader(file, faults);
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      reader.node(node);
    }
    return new Readme(file, List.copyOf(reader.sections));
  }

  private void node(Node node) {
    if (node instanceof Heading heading) {
      sections.add(new Section(words(heading), line(heading), List.of()));
    } else if (node instanceof FencedCodeBlock fence && !sections.isEmpty()) {
      block(fence).ifPresent(this::addToLast);
    }
  }

  private Optional<Block> block(FencedCodeBlock fence) {
    String info = Optional.ofNullable(fence.getInfo()).orElse("").strip();
    List<String> words = List.of(info.split("\\s+"));
    if (!words.getFirst().equals("bash")) {
      return Optional.empty();
    }
    Set<String> options = Set.copyOf(words.subList(1, words.size()));
    Mode mode =
        options.contains("manual")
            ? Mode.MANUAL
            : options.contains("expect=fail") ? Mode.EXPECT_FAIL : Mode.RUN;
    options.stream()
        .filter(option -> !option.equals("manual") && !option.equals("expect=fail"))
        .forEach(option -> unknown(fence, option));
    return Optional.of(new Block(fence.getLiteral(), line(fence) + 1, mode));
  }

  private void unknown(FencedCodeBlock fence, String option) {
    faults.add(
        Fault.at(
            new Place(file, line(fence), 1),
            "unknown word `" + option + "` after ```bash",
            "a block is plain `bash`, `bash expect=fail` or `bash manual`"));
  }

  private void addToLast(Block block) {
    Section last = sections.removeLast();
    List<Block> blocks = new ArrayList<>(last.blocks());
    blocks.add(block);
    sections.add(new Section(last.title(), last.line(), List.copyOf(blocks)));
  }

  private static int line(Node node) {
    return node.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  private static String words(Heading heading) {
    StringBuilder words = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }
}
