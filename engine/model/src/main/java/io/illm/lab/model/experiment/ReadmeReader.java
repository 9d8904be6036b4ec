package io.illm.lab.model.experiment;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads a README's headings and the blocks that run. */
public final class ReadmeReader {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final List<String> lines;
  private final Faults faults;
  private final List<Section> sections = new ArrayList<>();

  private ReadmeReader(Path file, String text, Faults faults) {
    this.file = file;
    this.lines = text.lines().toList();
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
    String page = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    ReadmeReader reader = new ReadmeReader(file, page, faults);
    Parser parser = Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    reader.children(parser.parse(page));
    return new Readme(file, List.copyOf(reader.sections));
  }

  /** A block in a list or a quote runs as the page shows it; a heading there begins no section. */
  private void children(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof Heading heading && parent.getParent() == null) {
        sections.add(new Section(words(heading), line(heading), List.of()));
      } else if (node instanceof FencedCodeBlock fence && !sections.isEmpty()) {
        block(fence).ifPresent(this::addToLast);
      } else {
        children(node);
      }
    }
  }

  private Optional<Block> block(FencedCodeBlock fence) {
    Optional<BlockOptions> options = BlockOptions.parse(info(fence));
    options.ifPresent(read -> read.faults().forEach(what -> fault(fence, what)));
    return options.map(
        read -> new Block(fence.getLiteral(), line(fence) + 1, read.mode(), read.refusal()));
  }

  /** The info string as written: the parser takes backslashes out, which a pattern needs. */
  private String info(FencedCodeBlock fence) {
    SourceSpan span = fence.getSourceSpans().getFirst();
    String opening = lines.get(span.getLineIndex()).substring(span.getColumnIndex());
    return opening.replaceFirst("^\\s*(`{3,}|~{3,})", "").strip();
  }

  private void fault(FencedCodeBlock fence, String what) {
    faults.add(
        Fault.at(
            new Place(file, line(fence), 1),
            what,
            "a block is plain `bash`, `bash expect=fail`, `bash expect=fail:\"PATTERN\"` or `bash"
                + " manual`"));
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
