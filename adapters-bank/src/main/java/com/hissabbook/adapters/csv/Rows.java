package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Row.Flaw;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts a text into records and fields after RFC 4180, section 2, with any delimiter and any line end. Beyond the RFC, white space may
 * surround a quoted field (opencsv's RFC 4180 parser then joins the columns up to the next quote), and a quote inside a field that it
 * does not close is text. A quote that is never closed costs its own line, not the rest of the file. Memory is bounded by the longest
 * record allowed.
 */
final class Rows {

    private static final int MOST_COLUMNS = 1_000;
    /** Longer records are no statement lines. */
    static final int MAX_RECORD = 256 * 1024;

    private static final int MAX_LINES_OF_RECORD = 500;
    private static final int MAX_UNCLOSED = 1_000;
    private static final int NO_QUOTE = -1;
    private static final int END = -1;
    private static final String[] NO_CELLS = {};

    private final Reader in;
    private final char delimiter;
    private final int quote;

    private char[] buffer = new char[32 * 1024];
    private int start;
    private int pos;
    private int end;
    private boolean exhausted;
    private long line = 1;
    private int unclosed;

    private final List<String> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String beginning = "";
    private long recordLine;
    private Flaw flaw = Flaw.NONE;

    Rows(Reader in, char delimiter, @Nullable Character quote) {
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote == null ? NO_QUOTE : quote;
    }

    /** Number of the physical line that comes next. */
    long line() {
        return line;
    }

    /** The next record, an empty line being one empty field; null at the end. */
    @Nullable
    Row next() throws IOException, UnreadableFile {
        start = pos;
        if (peek() == END) {
            return null;
        }
        cells.clear();
        recordLine = line;
        flaw = Flaw.NONE;
        boolean more = true;
        while (more) {
            more = field();
            if (cells.size() > MOST_COLUMNS) {
                throw new UnreadableFile(
                        "too-many-columns",
                        recordLine,
                        "Line " + recordLine + " has more than " + MOST_COLUMNS
                                + " columns, which no bank's statement has.");
            }
        }
        if (flaw == Flaw.UNCLOSED_QUOTE) {
            return firstLineOnly();
        }
        if (flaw == Flaw.TOO_LONG) {
            return new Row(recordLine, new String[] {beginning}, beginning, flaw);
        }
        return new Row(recordLine, cells.toArray(NO_CELLS), raw(pos), flaw);
    }

    /** Skips one physical line. */
    void skipLine() throws IOException {
        int c = peek();
        while (c != END && c != '\n' && c != '\r') {
            pos++;
            start = pos;
            c = peek();
        }
        endOfLine();
    }

    /** Reads one field and says whether the record goes on behind it. */
    private boolean field() throws IOException {
        if (quote == NO_QUOTE || !opensQuoted()) {
            return plainField();
        }
        return quotedField();
    }

    /** Leaves the position behind an opening quote, or where it was. */
    private boolean opensQuoted() throws IOException {
        int from = pos - start;
        int c = peek();
        while ((c == ' ' || c == '\t') && c != delimiter) {
            pos++;
            c = peek();
        }
        if (c == quote) {
            if (pos - start > from && flaw == Flaw.NONE) {
                flaw = Flaw.SPACED_QUOTE;
            }
            pos++;
            return true;
        }
        pos = start + from;
        return false;
    }

    private boolean plainField() throws IOException {
        int from = pos - start;
        while (true) {
            while (pos < end) {
                char c = buffer[pos];
                if (c == delimiter) {
                    cells.add(new String(buffer, start + from, pos - start - from));
                    pos++;
                    return true;
                } else if (c == '\n' || c == '\r') {
                    cells.add(new String(buffer, start + from, pos - start - from));
                    endOfLine();
                    return false;
                } else if (c == quote) {
                    flaw = Flaw.STRAY_QUOTE;
                }
                pos++;
            }
            if (pos - start >= MAX_RECORD) {
                return tooLong();
            }
            if (peek() == END) {
                cells.add(new String(buffer, start + from, pos - start - from));
                return false;
            }
        }
    }

    private boolean quotedField() throws IOException {
        text.setLength(0);
        int lines = 0;
        while (true) {
            takePlainRun();
            int c = peek();
            if (c == END || pos - start >= MAX_RECORD || lines > MAX_LINES_OF_RECORD) {
                flaw = Flaw.UNCLOSED_QUOTE;
                return false;
            } else if (c == '\n' || c == '\r') {
                endOfLine();
                lines++;
                text.append('\n');
            } else if (c == quote) {
                pos++;
                if (peek() == quote) {
                    text.append((char) quote);
                    pos++;
                } else if (closes()) {
                    cells.add(text.toString());
                    return behindQuoted();
                } else {
                    flaw = Flaw.STRAY_QUOTE;
                    text.append((char) quote);
                }
            }
        }
    }

    private void takePlainRun() {
        int from = pos;
        while (pos < end && buffer[pos] != quote && buffer[pos] != '\n' && buffer[pos] != '\r') {
            pos++;
        }
        text.append(buffer, from, pos - from);
    }

    /** Whether only white space stands between the quote just read and the end of the field; moves there if so. */
    private boolean closes() throws IOException {
        int from = pos - start;
        int c = peek();
        while ((c == ' ' || c == '\t') && c != delimiter) {
            pos++;
            c = peek();
        }
        if (c == delimiter || c == '\n' || c == '\r' || c == END) {
            return true;
        }
        pos = start + from;
        return false;
    }

    private boolean behindQuoted() throws IOException {
        if (peek() == delimiter) {
            pos++;
            return true;
        }
        endOfLine();
        return false;
    }

    private boolean tooLong() throws IOException {
        flaw = Flaw.TOO_LONG;
        beginning = new String(buffer, start, Provenance.MAX_RAW);
        skipLine();
        return false;
    }

    /** Gives up the record behind its first line and goes on with the second. */
    private Row firstLineOnly() throws IOException, UnreadableFile {
        if (++unclosed > MAX_UNCLOSED) {
            throw new UnreadableFile(
                    "quotes-unclosed",
                    recordLine,
                    "More than " + MAX_UNCLOSED
                            + " fields open a quote that is never closed. If quotes are plain text in this file, "
                            + "leave the quote character out of the layout.");
        }
        pos = start;
        line = recordLine;
        while (pos < end && buffer[pos] != '\n' && buffer[pos] != '\r') {
            pos++;
        }
        String text = raw(pos);
        endOfLine();
        return new Row(recordLine, new String[] {text}, text, Flaw.UNCLOSED_QUOTE);
    }

    private String raw(int until) {
        int stop = Math.min(until, start + Provenance.MAX_RAW);
        while (stop > start && (buffer[stop - 1] == '\n' || buffer[stop - 1] == '\r')) {
            stop--;
        }
        return new String(buffer, start, stop - start);
    }

    /** Moves behind a line end, if one stands here. */
    private void endOfLine() throws IOException {
        int c = peek();
        if (c == '\r') {
            pos++;
            if (peek() == '\n') {
                pos++;
            }
            line++;
        } else if (c == '\n') {
            pos++;
            line++;
        }
    }

    private int peek() throws IOException {
        return pos < end || fill() ? buffer[pos] : END;
    }

    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            pos -= start;
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, end, buffer.length - end);
        if (n < 0) {
            exhausted = true;
            return false;
        }
        for (int i = end; i < end + n; i++) {
            // No database text may hold NUL; as the replacement character it is reported like any other broken
            // character.
            if (buffer[i] == 0) {
                buffer[i] = '\ufffd';
            }
        }
        end += n;
        return pos < end || fill();
    }
}
