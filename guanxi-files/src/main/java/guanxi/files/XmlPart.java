package guanxi.files;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An XML part of a workbook, read tag by tag. Document types and their entities are refused. */
final class XmlPart implements AutoCloseable {

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;
  private int event;

  XmlPart(InputStream in) throws IOException {
    this.in = in;
    try {
      reader = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      in.close();
      throw damaged(e);
    }
  }

  private static XMLInputFactory factory() {
    var factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  /** Goes on to the next tag, text or end; false at the end of the part. */
  boolean next() throws IOException {
    try {
      if (!reader.hasNext()) {
        return false;
      }
      event = reader.next();
    } catch (XMLStreamException | RuntimeException e) {
      throw damaged(e); // damaged input makes the parser stumble in many ways
    }
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new UnreadableFileException(FileProblem.DAMAGED, "document type in a workbook");
    }
    return event != XMLStreamConstants.END_DOCUMENT;
  }

  /** Whether this is the opening tag of the name, whatever the namespace. */
  boolean opens(String name) {
    return event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name);
  }

  /** Whether this is the closing tag of the name. */
  boolean closes(String name) {
    return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
  }

  /** Appends the text of this event, if it is one, as far as {@code most} characters allow. */
  void appendTo(StringBuilder text, int most) throws IOException {
    if (event != XMLStreamConstants.CHARACTERS && event != XMLStreamConstants.CDATA) {
      return;
    }
    try {
      String found = reader.getText();
      text.append(found, 0, Math.min(found.length(), Math.max(0, most - text.length())));
    } catch (RuntimeException e) {
      throw damaged(e); // the parser wraps what it finds late in unchecked exceptions
    }
  }

  /** The attribute by its local name, or null. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The attribute, or the empty text. */
  String text(String name) {
    String value = attribute(name);
    return value == null ? "" : value;
  }

  /** The attribute as a number of at most nine digits, or {@code otherwise}. */
  int number(String name, int otherwise) {
    String value = attribute(name);
    return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }

  private static IOException damaged(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableFileException known) {
        return known;
      }
      if (cause instanceof XMLStreamException xml
          && xml.getNestedException() instanceof UnreadableFileException known) {
        return known;
      }
    }
    return FileContent.damaged(e);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
