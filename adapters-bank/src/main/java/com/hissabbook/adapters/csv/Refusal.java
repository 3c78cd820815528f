package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Row.Flaw;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent.Rejection;

/** Why a row cannot be read; stack-less, since a garbage file has one per row. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private final String column;
    private final String code;

    Refusal(String column, String code, String reason) {
        super(reason, null, false, false);
        this.column = column;
        this.code = code;
    }

    static Refusal ofForm(Flaw flaw) {
        return flaw == Flaw.TOO_LONG
                ? new Refusal("row", "line-too-long", "The line is longer than any statement line.")
                : new Refusal(
                        "row",
                        "quote-unclosed",
                        "A quote is opened on this line and never closed. Close it, or double it if it is text.");
    }

    Rejection at(Row row) {
        return new Rejection(0, new Provenance(row.line(), row.raw()), column, code, String.valueOf(getMessage()));
    }

    /** A cell's text as a reason shows it. */
    static String shown(String cell) {
        return "'" + (cell.length() > SHOWN ? cell.substring(0, SHOWN) + "…" : cell) + "'";
    }
}
