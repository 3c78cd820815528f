package com.hissabbook.adapters.camt;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Walks through a document element by element. A document type is refused, and with it every entity that could fetch or multiply
 * something; depth, names and attributes are bounded.
 */
final class Xml implements AutoCloseable {

    private static final int DEEPEST = 64;
    private static final int LONGEST_ATTRIBUTE = 8_192;

    /** Of an element with more in it, such as a batch of thousands of payments, the rest is left out. */
    private static final int MOST_NODES = 20_000;

    private final Recording recording;
    private final XMLStreamReader2 xml;

    Xml(Reader in) throws UnreadableFile {
        recording = new Recording(in);
        try {
            xml = (XMLStreamReader2) factory().createXMLStreamReader(recording);
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static WstxInputFactory factory() {
        var factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, DEEPEST);
        // Prefixes without a declaration are common in files that were cut out of a larger message.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /**
     * Goes on to the next beginning or end of an element.
     *
     * @return false at the end of the document
     * @throws UnreadableFile where the text is no XML, or no XML that a bank would write
     */
    boolean next() throws IOException, UnreadableFile {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return true;
                } else if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new UnreadableFile(
                            "document-type",
                            line(),
                            "The file has a document type or entities of its own, which no bank's statement has. It is not read.");
                }
            }
            return false;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    boolean begins() {
        return xml.isStartElement();
    }

    /** The element's name without its prefix. */
    String name() {
        String name = xml.getLocalName();
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** Whether the element declares a namespace or has a prefix of one. */
    boolean hasNamespace() {
        return xml.getLocalName().indexOf(':') >= 0 || xml.getAttributeValue(null, "xmlns") != null;
    }

    long line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /** Where the element's tag begins, in characters; what lies before is forgotten. */
    long mark() {
        long offset = xml.getLocationInfo().getStartingCharOffset();
        recording.forget(offset);
        return offset;
    }

    /** The text from there up to the end of the tag at which we are. */
    String since(long mark) throws UnreadableFile {
        try {
            return recording.text(mark, xml.getLocationInfo().getEndingCharOffset());
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** Steps over the element whose beginning was read, and says whether an element of that name was in it. */
    boolean skip(String sought) throws IOException, UnreadableFile {
        boolean found = false;
        for (int depth = 1; depth > 0 && next(); ) {
            depth += begins() ? 1 : -1;
            found |= begins() && name().equals(sought);
        }
        return found;
    }

    /** The element whose beginning was read, with all that is in it, up to its end. */
    Node whole() throws IOException, UnreadableFile {
        Node root = node();
        int nodes = 0;
        Deque<Node> open = new ArrayDeque<>();
        open.push(root);
        try {
            while (!open.isEmpty()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Node child = node();
                        if ((nodes < MOST_NODES || open.size() <= 2)
                                && open.element().add(child)) {
                            nodes++;
                            open.push(child);
                        } else {
                            skip("");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> open.pop();
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text(open.element());
                    case XMLStreamConstants.ENTITY_REFERENCE -> open.element().append("&" + xml.getLocalName() + ";");
                    case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("ends within an element");
                    default -> {
                        // Comments and instructions to programs say nothing to us.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw broken(e);
        }
        return root;
    }

    private Node node() {
        return new Node(
                name(),
                line(),
                Objects.requireNonNullElse(xml.getAttributeValue(null, "Ccy"), "")
                        .strip());
    }

    private void text(Node node) throws XMLStreamException {
        try {
            node.append(new String(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength()));
        } catch (WstxLazyException brokenText) {
            throw new XMLStreamException(brokenText.getMessage(), xml.getLocation());
        }
    }

    private UnreadableFile broken(XMLStreamException e) {
        long line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Maximum Element Depth")) {
            return new UnreadableFile(
                    "xml-broken",
                    line,
                    "The file's elements stand more than " + DEEPEST
                            + " deep within each other, which no bank's statement has. Download it from the bank again.");
        }
        String cause =
                Texts.shortened(Texts.squeezed(message.lines().findFirst().orElse("")));
        return new UnreadableFile(
                "xml-broken",
                line,
                "The file is no complete XML: it was cut or damaged" + (line > 0 ? " at line " + line : "") + " ("
                        + cause + "). Download it from the bank again.");
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the parser cannot be closed", e);
        }
    }
}
