package com.hissabbook.adapters.csv;

import com.hissabbook.statement.Provenance;

/**
 * One record of the file.
 *
 * @param line physical line on which it begins, from 1
 * @param cells the fields without their quotes
 * @param raw the text as it stands in the file, cut at {@link Provenance#MAX_RAW}
 */
@SuppressWarnings("ArrayRecordComponent") // made once per record, never compared
record Row(long line, String[] cells, String raw, Flaw flaw) {

    /** What is wrong with the record's form. */
    enum Flaw {
        NONE,
        /** A quote stands in the middle of a field that it does not close; read as plain text. */
        STRAY_QUOTE,
        /** White space stands before a quoted field, which RFC 4180 would take as text; read as if it were not there. */
        SPACED_QUOTE,
        /** A field's quote is never closed; only the record's first line is here. */
        UNCLOSED_QUOTE,
        /** Longer than any statement line; only its beginning is here. */
        TOO_LONG
    }

    /** The cell without surrounding white space, empty where the row is shorter. */
    String cell(int index) {
        return index < cells.length ? cells[index].strip() : "";
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Without a figure in any cell a row has neither a date nor an amount. */
    boolean hasFigures() {
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                if (Character.isDigit(cell.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a cell from this index on holds text. */
    boolean hasTextFrom(int index) {
        for (int i = index; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return true;
            }
        }
        return false;
    }
}
