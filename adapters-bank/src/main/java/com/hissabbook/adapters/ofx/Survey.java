package com.hissabbook.adapters.ofx;

import com.hissabbook.banking.FileHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A first look over all bytes of a file: what only the whole can tell before a single line is told. It knows no grammar, so its count
 * of transactions is a check on the reading proper.
 */
final class Survey {

    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_NAME = 16;
    private static final int LONGEST_AMOUNT = 48;

    private enum Within {
        TEXT,
        NAME,
        AMOUNT,
        BALANCE,
        COMMENT
    }

    private final Utf8Check utf8 = new Utf8Check();
    private final StringBuilder token = new StringBuilder(LONGEST_AMOUNT);
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

    /** How the file writes transactions' amounts; where those prove nothing, its balances decide. */
    NumberStyle amounts() {
        return amounts == NumberStyle.UNKNOWN ? balances : amounts;
    }

    NumberStyle balances() {
        return balances == NumberStyle.UNKNOWN ? amounts : balances;
    }

    private void look(byte[] bytes, int length) {
        size += length;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            utf8.accept(b);
            if (within == Within.TEXT) {
                if (b == '<') {
                    begin(Within.NAME);
                } else if (b == 0) {
                    nuls++;
                }
            } else {
                inside(b);
            }
        }
    }

    private void inside(byte b) {
        if (b == 0) {
            nuls++;
        }
        if (within == Within.COMMENT) {
            comment(b);
        } else if (b == '<') {
            endAmount();
            begin(Within.NAME);
        } else if (within == Within.NAME) {
            name(b);
        } else if (token.length() < LONGEST_AMOUNT) {
            token.append((char) (b & 0xff));
        }
    }

    private void name(byte b) {
        if (b == '>' || b == '/' && !token.isEmpty() || b <= ' ') {
            endName(b == '>');
        } else if (token.length() < LONGEST_NAME) {
            token.append((char) (b & 0xff));
            if (token.length() == 3 && "!--".contentEquals(token)) {
                begin(Within.COMMENT);
            }
        } else {
            within = Within.TEXT;
        }
    }

    private void endName(boolean closed) {
        String name = token.toString().toUpperCase(Locale.ROOT);
        within = Within.TEXT;
        switch (name) {
            case "STMTTRN", "STMTTRNP" -> transactions++;
            case "/OFX" -> nulsBeforeEnd = nuls;
            case "TRNAMT" -> begin(closed ? Within.AMOUNT : Within.TEXT);
            case "BALAMT" -> begin(closed ? Within.BALANCE : Within.TEXT);
            default -> {}
        }
    }

    private void endAmount() {
        if (within == Within.AMOUNT) {
            amounts = amounts.and(NumberStyle.provenBy(token.toString().strip()));
        } else if (within == Within.BALANCE) {
            balances = balances.and(NumberStyle.provenBy(token.toString().strip()));
        }
    }

    private void comment(byte b) {
        if (b == '>' && dashes >= 2) {
            within = Within.TEXT;
        }
        dashes = b == '-' ? dashes + 1 : 0;
        token.append((char) (b & 0xff));
        if (b == '<' || token.length() > LONGEST_NAME) {
            token.setLength(0);
        } else if ("STMTTRN".contentEquals(token)) {
            commentedOut++;
        }
    }

    private void begin(Within next) {
        within = next;
        token.setLength(0);
        dashes = 0;
    }

    /** The first bytes as text, good enough for tags and header fields, which are ASCII. */
    String headText() {
        return new String(head, StandardCharsets.ISO_8859_1);
    }
}
