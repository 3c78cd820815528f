package com.hissabbook.api.imports;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** The moves of tests in which an import asks. */
abstract class AskingTest extends ApiTest {

    /** No day above 12: day or month may come first. */
    static final String EITHER_ORDER = """
            Date,Text,Amount
            03/04/2026,Coffee,-3.50
            05/04/2026,Bread,-4.10
            """;

    static final String NEXT_MONTH = """
            Date,Text,Amount
            01/05/2026,Coffee,-3.60
            02/05/2026,Rent,-700.00
            """;

    Books books;

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    Answer answer(Answer asked, Map<String, ?> answers) {
        return books.person().post(books.path("/imports/" + asked.text("id") + "/answers"), answers);
    }

    Answer preview(Answer asked, Map<String, ?> answers) {
        return books.person().post(books.path("/imports/" + asked.text("id") + "/preview"), answers);
    }

    Answer save(Answer imported, String name) {
        return books.person().post(books.path("/csv-profiles"), Map.of("name", name, "importId", imported.text("id")));
    }

    List<String> days() {
        return books.person()
                .get(books.path("/transactions"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(transaction -> transaction.path("date").asString())
                .toList();
    }

    /** Amounts without sign, all of them money out. */
    static Map<String, Object> layout(String date, String format, String amount) {
        return Map.of(
                "encoding",
                "UTF-8",
                "delimiter",
                ",",
                "header",
                true,
                "dateColumn",
                date,
                "dateFormats",
                List.of(format),
                "amount",
                Map.of("signed", Map.of("column", amount, "negated", true)),
                "decimalMark",
                ".");
    }
}
