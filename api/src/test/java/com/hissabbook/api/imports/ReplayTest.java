package com.hissabbook.api.imports;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Layouts and files that tests of replays share. */
abstract class ReplayTest extends ApiTest {

    static final String FILE = """
            Date;Text;Amount
            02/01/2026;Coffee;-3.50
            05/01/2026;Bread;-4.10
            31/01/2026;Rent;-900.00
            """;

    static Map<String, String> profile(Books books, String days, String text) {
        return profile(books, days, text, false);
    }

    static Map<String, String> profile(Books books, String days, String text, boolean negated) {
        Map<String, Object> layout = new HashMap<>(
                Map.of("encoding", StandardCharsets.UTF_8.name(), "delimiter", ";", "quote", "\"", "header", true));
        layout.putAll(Map.of(
                "dateColumn",
                "Date",
                "dateFormats",
                List.of(days),
                "amount",
                Map.of("signed", Map.of("column", "Amount", "negated", negated)),
                "decimalMark",
                ".",
                "descriptionColumns",
                List.of(text)));
        return Map.of(
                "profileId",
                books.person()
                        .post(
                                books.path("/csv-profiles"),
                                Map.of("name", days + " " + UUID.randomUUID(), "layout", layout))
                        .expect(201)
                        .text("id"));
    }

    static Answer one(Books books, String id) {
        return books.person().get(books.path("/imports/" + id)).expect(200);
    }

    static int count(Answer replay, String kind) {
        return replay.json().path("counts").path(kind).asInt();
    }

    Books books() {
        return Books.of(client().register(), "EUR");
    }
}
