package com.hissabbook.api.imports;

import java.util.List;
import java.util.Map;

/** A small CSV file with a line that cannot be read, made by us. */
public final class RejectedFile {

    private static final String FILE = "Date;Text;Amount\n2026-01-02;Coffee;-3.50\n2026-01-05;Bread;-4,1x\n";

    private RejectedFile() {}

    /** The id of an import of it. */
    public static String imported(Books books) {
        return books.imported(FILE, Map.of("profileId", profile(books, "UTF-8")))
                .text("id");
    }

    /** The id of a saved layout for files with a date, a text and an amount. */
    static String profile(Books books, String encoding) {
        Map<String, Object> layout = Map.of(
                "encoding",
                encoding,
                "delimiter",
                ";",
                "quote",
                "\"",
                "header",
                true,
                "dateColumn",
                "Date",
                "dateFormats",
                List.of("yyyy-MM-dd"),
                "amount",
                Map.of("signed", Map.of("column", "Amount", "negated", false)),
                "decimalMark",
                ".",
                "descriptionColumns",
                List.of("Text"));
        return books.person()
                .post(books.path("/csv-profiles"), Map.of("name", "My bank " + encoding, "layout", layout))
                .expect(201)
                .text("id");
    }
}
