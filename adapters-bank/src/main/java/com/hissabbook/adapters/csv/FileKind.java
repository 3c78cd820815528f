package com.hissabbook.adapters.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells files of other kinds by their first bytes, whatever their name says. */
final class FileKind {

    private FileKind() {}

    /** What the file is instead of a CSV, in plain words; null where nothing speaks against one. */
    static @Nullable String otherThanCsv(byte[] head) {
        if (starts(head, "PK\u0003\u0004") || starts(head, "PK\u0005\u0006")) {
            return "a spreadsheet or zip archive; save the sheet as CSV and import that";
        } else if (starts(head, "\u00d0\u00cf\u0011\u00e0")) {
            return "an old Excel workbook; save the sheet as CSV and import that";
        } else if (starts(head, "%PDF")) {
            return "a PDF; banks offer the same statement as CSV, OFX or CAMT";
        } else if (starts(head, "\u001f\u008b")) {
            return "a gzip archive; unpack it first";
        }
        String text = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
            return "a web page; download the statement itself";
        } else if (text.startsWith("<?xml") || text.startsWith("<ofx") || text.startsWith("ofxheader")) {
            return "not a CSV but another format";
        }
        return isBinary(head) ? "not a text file" : null;
    }

    /** A NUL byte is no text unless every other byte is one, which is UTF-16. */
    private static boolean isBinary(byte[] head) {
        int nul = 0;
        for (byte b : head) {
            nul += b == 0 ? 1 : 0;
        }
        return nul > 8 && Charsets.utf16(head) == null && Encoded.markLength(head) != 2;
    }

    private static boolean starts(byte[] head, String magic) {
        byte[] bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (head[i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
