package com.hissabbook.api.imports;

import com.hissabbook.ApiClient.Answer;
import java.util.List;
import java.util.Map;

/** What a person does to lines and imports, and what the books are then. */
final class Bookkeeping {

    private Bookkeeping() {}

    static Answer decide(Books books, String id, String decision, Integer... lines) {
        return books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of("lines", List.of(lines), "decision", decision, "reason", "as it is"));
    }

    static Answer duplicate(Books books, String id, int line, String transaction) {
        return books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of(
                                "lines",
                                List.of(line),
                                "decision",
                                "DUPLICATE",
                                "transactionId",
                                transaction,
                                "reason",
                                "the same"));
    }

    static Answer undo(Books books, String id) {
        books.person().post(books.path("/imports/" + id + "/undo"), Map.of()).expect(202);
        return books.settled(id);
    }

    static Answer redo(Books books, String id) {
        books.person().post(books.path("/imports/" + id + "/redo"), Map.of()).expect(202);
        return books.settled(id);
    }

    /** Decision and reason of a line, in one text: {@code NEW/first-seen}. */
    static String line(Books books, String id, int no) {
        Answer line = books.person()
                .get(books.path("/imports/" + id + "/lines/" + no))
                .expect(200);
        return line.text("decision") + "/" + line.text("reason");
    }

    static String transaction(Books books, String id, int no) {
        return books.person()
                .get(books.path("/imports/" + id + "/lines/" + no))
                .expect(200)
                .text("transactionId");
    }

    /** What the bank account stands at. */
    static String bank(Books books) {
        return books.person()
                .get(books.path("/reports/trial-balance"))
                .expect(200)
                .json()
                .path("rows")
                .valueStream()
                .filter(row -> row.at("/account/id").asString().equals(books.ledger()))
                .map(row -> row.at("/balance/amount").asString())
                .findFirst()
                .orElse("0.00");
    }
}
