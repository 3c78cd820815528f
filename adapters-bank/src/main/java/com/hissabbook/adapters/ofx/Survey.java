package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.text.NumberStyle;
import com.hissabbook.adapters.text.Utf8Check;
import com.hissabbook.statement.FileHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A first look over all bytes of a file: what only the whole can tell before a single line is told. It knows no grammar, so its count
 * of transactions is a check on the reading proper.
 */
final class Survey {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_TOKEN = 48;

    private static final int COMMENTED_OUT = Tag.STMTTRN.name().length();

    private enum Within {
        TEXT,
        NAME,
        AMOUNT,
        BALANCE,
        COMMENT
    }

    private final Utf8Check utf8 = new Utf8Check();
    private final byte[] token = new byte[LONGEST_TOKEN];
    private int length;
    private Within within = Within.TEXT;
    private byte[] head = new byte[0];
    private long size;
    private long nuls;
    private long nulsBeforeEnd = -1;
    private long transactions;
    private long commentedOut;
    private int dashes;
    private NumberStyle amounts = NumberStyle.UNKNOWN;
    private NumberStyle balances = NumberStyle.UNKNOWN;
    private NumberStyle groups = NumberStyle.UNKNOWN;

    private Survey() {}

    static Survey of(InputStream in) throws IOException {
        Survey survey = new Survey();
        byte[] buffer = new byte[BUFFER];
        survey.head = in.readNBytes(FileHead.SIZE);
        survey.look(survey.head, survey.head.length);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            survey.look(buffer, read);
        }
        return survey;
    }

    byte[] head() {
        return head;
    }

    long size() {
        return size;
    }

    /** Bytes that no text holds; what a bank's system leaves behind {@code </OFX>} does not count. */
    long nuls() {
        return nulsBeforeEnd >= 0 ? nulsBeforeEnd : nuls;
    }

    boolean ascii() {
        return utf8.ascii();
    }

    boolean utf8() {
        return utf8.wellFormed();
    }

    /** Booked and pending transactions, by their start tags outside comments. */
    long transactions() {
        return transactions;
    }

    long commentedOut() {
        return commentedOut;
    }

    /**
     * How the file writes transactions' amounts. Where those prove nothing, a balance does that has both marks; one with its decimals
     * alone does not say that the file groups thousands, which the specification forbids.
     */
    NumberStyle amounts() {
        return amounts == NumberStyle.UNKNOWN ? groups : amounts;
    }

    NumberStyle balances() {
        return balances == NumberStyle.UNKNOWN ? amounts : balances;
    }

    private void look(byte[] bytes, int count) {
        size += count;
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            utf8.accept(b);
            if (b == 0) {
                nuls++;
            }
            switch (within) {
                case TEXT -> {
                    if (b == '<') {
                        begin(Within.NAME);
                    }
                }
                case NAME -> name(b);
                case AMOUNT, BALANCE -> amount(b);
                case COMMENT -> comment(b);
            }
        }
    }

    private void name(byte b) {
        if (b == '<') {
            begin(Within.NAME);
        } else if (b == '>' || b == '/' && length > 0 || b >= 0 && b <= ' ') {
            endName(b == '>');
        } else {
            keep(b);
            if (b == '-' && length == 3 && token[0] == '!' && token[1] == '-') {
                begin(Within.COMMENT);
            }
        }
    }

    private void endName(boolean closed) {
        within = Within.TEXT;
        boolean endTag = length > 0 && token[0] == '/';
        Tag tag = Tag.of(token, endTag ? 1 : 0, length);
        if (endTag) {
            nulsBeforeEnd = tag == Tag.OFX ? nuls : nulsBeforeEnd;
        } else if (tag == Tag.STMTTRN || tag == Tag.STMTTRNP) {
            transactions++;
        } else if (closed && tag == Tag.TRNAMT) {
            begin(Within.AMOUNT);
        } else if (closed && tag == Tag.BALAMT) {
            begin(Within.BALANCE);
        }
    }

    private void amount(byte b) {
        if (b != '<') {
            keep(b);
            return;
        }
        String text = new String(token, 0, length, StandardCharsets.ISO_8859_1).strip();
        NumberStyle proven = NumberStyle.provenBy(text);
        if (within == Within.AMOUNT) {
            amounts = amounts.and(proven);
        } else {
            balances = balances.and(proven);
            groups = text.indexOf('.') >= 0 && text.indexOf(',') >= 0 ? groups.and(proven) : groups;
        }
        begin(Within.NAME);
    }

    private void comment(byte b) {
        if (b == '<') {
            length = 0;
        } else {
            keep(b);
            commentedOut += length == COMMENTED_OUT && Tag.of(token, 0, length) == Tag.STMTTRN ? 1 : 0;
        }
        within = b == '>' && dashes >= 2 ? Within.TEXT : Within.COMMENT;
        dashes = b == '-' ? dashes + 1 : 0;
    }

    private void keep(byte b) {
        if (length < LONGEST_TOKEN) {
            token[length++] = b;
        }
    }

    private void begin(Within next) {
        within = next;
        length = 0;
        dashes = 0;
    }

    /** The first bytes as text, good enough for tags and header fields, which are ASCII. */
    String headText() {
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
