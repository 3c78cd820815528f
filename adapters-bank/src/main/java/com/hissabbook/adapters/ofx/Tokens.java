package com.hissabbook.adapters.ofx;

import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.nio.charset.Charset;

/**
 * Cuts a file into tags and texts, SGML and XML alike (OFX 1.6 section 2.3, OFX 2.2 section 2.3). A {@code <} that begins no tag is
 * text. Comments and processing instructions are passed over; document type definitions are refused, so nothing is ever expanded or
 * fetched.
 */
final class Tokens {

    enum Kind {
        OPEN,
        CLOSE,
        TEXT,
        END
    }

    /** Longer ones, attributes included, are text. */
    private static final int LONGEST_TAG = 4 * 1024;

    private static final String CDATA = "<![CDATA[";

    private final Window window;
    private final Charset charset;
    private int at;
    private long line = 1;
    private boolean afterReturn;
    private boolean recording;

    /** Bytes from here to the end of the tag, where a text has found it already; 0 where not. */
    private int tagAhead;

    private Tag tag = Tag.OTHER;
    private boolean empty;
    private boolean literal;
    private int from;
    private int to;
    private long tokenLine = 1;

    Tokens(Window window, Charset charset) {
        this.window = window;
        this.charset = charset;
    }

    /** The element of the tag just read. */
    Tag tag() {
        return tag;
    }

    /** Whether the tag just read opens and closes its element. */
    boolean empty() {
        return empty;
    }

    /** The line in which the token just read begins, from 1. */
    long line() {
        return tokenLine;
    }

    /** The text just read, references resolved; empty where it was longer than a record may be. */
    String text() {
        if (from < 0) {
            return "";
        }
        String text = new String(window.bytes, from, to - from, charset);
        return literal ? text : References.unescaped(text);
    }

    /** Keeps the file's own text from the tag just read. */
    void beginRecord() {
        recording = true;
        window.keepFrom(from);
    }

    /**
     * The file's own text since {@link #beginRecord}, or nothing where it is longer than a record may be.
     *
     * @param withToken whether the tag just read still belongs to it
     */
    String endRecord(boolean withToken) {
        recording = false;
        int end = withToken ? at : from;
        return window.lost() ? "" : new String(window.bytes, window.kept(), end - window.kept(), charset);
    }

    Kind next() throws IOException, UnreadableFile {
        while (true) {
            from = at;
            tokenLine = line;
            literal = false;
            while (at == window.limit()) {
                if (!more()) {
                    return Kind.END;
                }
            }
            if (window.bytes[at] != '<') {
                return text(0);
            }
            if (startsWith("<!--")) {
                skipPast("-->");
            } else if (startsWith(CDATA)) {
                return characterData();
            } else if (startsWith("<?")) {
                skipPast(">");
            } else if (startsWith("<!")) {
                refuseDefinitions();
                skipPast(">");
            } else {
                int ahead = tagAhead > 0 ? tagAhead : tagEnd();
                return ahead < 0 ? text(1) : tag(at + ahead);
            }
        }
    }

    private Kind tag(int end) {
        byte[] bytes = window.bytes;
        boolean closing = bytes[at + 1] == '/';
        int nameFrom = at + (closing ? 2 : 1);
        int nameTo = nameFrom;
        while (isNamePart(bytes[nameTo])) {
            nameTo++;
        }
        tag = Tag.of(bytes, nameFrom, nameTo);
        empty = !closing && bytes[end - 1] == '/';
        countLines(at, end);
        at = end + 1;
        tagAhead = 0;
        return closing ? Kind.CLOSE : Kind.OPEN;
    }

    /** Bytes to the {@code >} of the tag that begins here, or -1 if none does: the next {@code <} or the file's end comes first. */
    private int tagEnd() throws IOException {
        int ahead = 1;
        while (ahead < LONGEST_TAG) {
            if (at + ahead >= window.limit() && !more()) {
                return -1;
            }
            if (at + ahead >= window.limit()) {
                continue;
            }
            byte b = window.bytes[at + ahead];
            if (b == '>') {
                return ahead > 1 && isNamed() ? ahead : -1;
            } else if (b == '<') {
                return -1;
            }
            ahead++;
        }
        return -1;
    }

    private boolean isNamed() {
        byte first = window.bytes[at + 1];
        return isLetter(first == '/' ? window.bytes[at + 2] : first);
    }

    /** @param known bytes at the beginning that are already known to be text */
    private Kind text(int known) throws IOException {
        int next = at + known;
        while (true) {
            while (next < window.limit() && window.bytes[next] != '<') {
                next++;
            }
            countLines(at, next);
            at = next;
            if (at == window.limit()) {
                if (!more()) {
                    break;
                }
            } else if (beginsMarkup()) {
                break;
            } else {
                at++;
            }
            next = at;
        }
        to = at;
        return Kind.TEXT;
    }

    private boolean beginsMarkup() throws IOException {
        if (startsWith("<!") || startsWith("<?")) {
            return true;
        }
        tagAhead = tagEnd();
        return tagAhead > 0;
    }

    private Kind characterData() throws IOException {
        at += CDATA.length();
        from = at;
        skipPast("]]>");
        to = Math.max(from, at - "]]>".length());
        literal = true;
        return Kind.TEXT;
    }

    private void skipPast(String end) throws IOException {
        while (!startsWith(end)) {
            if (at == window.limit()) {
                if (!more()) {
                    return;
                }
            } else {
                countLines(at, at + 1);
                at++;
            }
        }
        at += end.length();
    }

    private void refuseDefinitions() throws UnreadableFile, IOException {
        if (startsWith("<!DOCTYPE") || startsWith("<!doctype") || startsWith("<!ENTITY")) {
            throw new UnreadableFile(
                    "document-type",
                    line,
                    "Line " + line
                            + " holds a document type definition. Bank statements have none; it is not processed. Download"
                            + " the file from the bank again.");
        }
    }

    private boolean startsWith(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            while (at + i >= window.limit()) {
                if (!more()) {
                    return false;
                }
            }
            if (window.bytes[at + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the token in view, and the record around it. */
    private boolean more() throws IOException {
        if (!recording) {
            window.keepFrom(Math.max(from, 0));
        }
        int shift = window.more(at);
        if (shift < 0) {
            return false;
        }
        at -= shift;
        from -= shift;
        return true;
    }

    /** A line ends with LF, CR LF or CR alone. */
    private void countLines(int first, int end) {
        for (int i = first; i < end; i++) {
            byte b = window.bytes[i];
            if (b == '\n' && !afterReturn || b == '\r') {
                line++;
            }
            afterReturn = b == '\r';
        }
    }

    private static boolean isLetter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private static boolean isNamePart(byte b) {
        return isLetter(b) || b >= '0' && b <= '9' || b == '.' || b == '_' || b == '-' || b == ':';
    }
}
