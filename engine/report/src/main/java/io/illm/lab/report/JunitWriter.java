package io.illm.lab.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML elements, each on its own line and indented. */
final class JunitWriter {

  private final XMLStreamWriter xml;
  private int depth;

  JunitWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Begins an element. The attributes alternate between name and value. */
  void open(String element, String... attributes) throws XMLStreamException {
    line();
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], PlainText.of(attributes[i + 1]));
    }
    depth++;
  }

  void close() throws XMLStreamException {
    depth--;
    line();
    xml.writeEndElement();
  }

  void failure(String element, Failure failure) throws XMLStreamException {
    line();
    xml.writeStartElement(element);
    xml.writeAttribute("message", PlainText.of(failure.seen()));
    xml.writeCharacters("expected: " + PlainText.of(failure.expected()) + "\n");
    xml.writeCharacters("seen:     " + PlainText.of(failure.seen()) + "\n");
    xml.writeCharacters(PlainText.of(failure.evidence()));
    xml.writeEndElement();
  }

  static String seconds(Duration took) {
    return BigDecimal.valueOf(took.toMillis(), 3).setScale(3, RoundingMode.HALF_UP).toString();
  }

  private void line() throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
