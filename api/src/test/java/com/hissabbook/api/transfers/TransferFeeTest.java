package com.hissabbook.api.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One against several, and what did not arrive: transfers that a person puts together. */
class TransferFeeTest extends ApiTest {

    private static final Map<String, String> FEES = Map.of("code", "6655", "name", "Old fees", "type", "EXPENSE");

    private TransferBooks books;

    @BeforeEach
    void found() {
        books = TransferBooks.of(client().register());
    }

    @Test
    void matchesOneAgainstSeveralAndBooksTheDifferenceAsAFee() {
        Map<String, String> before = told();
        Answer matched = books.match(wish(sides(), "6600", "1.00")).expect(201);

        assertThat(matched.text("state")).isEqualTo("MATCHED");
        assertThat(matched.json().path("legs").size()).isEqualTo(3);
        assertThat(books.person().get(matched.header("Location")).expect(200).json())
                .isEqualTo(matched.json());
        assertThat(books.balances()).isEqualTo(Map.of("6600", "1.00"));
        assertThat(books.person()
                        .get(books.path("/in-transit"))
                        .expect(200)
                        .json()
                        .path("items")
                        .size())
                .isZero();

        books.move(matched.text("id"), "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(before);
        books.move(matched.text("id"), "accept").expect(200);
        assertThat(books.balances()).isEqualTo(Map.of("6600", "1.00"));
    }

    @Test
    void takesTheFeeBackWithTheImportAndBringsItBack() {
        told();
        String more = TransferBooks.told(books.card(), "1/28/2026 12.00 Bonus in");
        TransferBooks.told(books.giro(), "1/28/2026 -10.00 Ten out");
        Map<String, String> before = books.balances();
        String id = books.match(
                        wish(List.of(books.transaction("Ten out"), books.transaction("Bonus in")), "4800", "-2.00"))
                .expect(201)
                .text("id");
        assertThat(books.balances()).containsEntry("4800", "-2.00").doesNotContainKey("1090");

        books.undo(books.card(), more);
        assertThat(books.balances()).doesNotContainKey("4800").containsEntry("6900", "111.00");
        books.redo(books.card(), more);
        assertThat(books.balances()).containsEntry("4800", "-2.00").doesNotContainKey("1090");
        books.move(id, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(before);
    }

    @Test
    void refusesWhatIsNoTransferAndSaysWhatIsOff() {
        Map<String, String> before = told();
        List<String> sides = sides();
        assertThat(books.match(Map.of("transactions", sides))
                        .expectProblem(422, "transfer-does-not-add-up")
                        .text("detail"))
                .contains("-1.00 EUR")
                .contains("1.00 EUR as its fee");
        books.match(wish(sides, "6600", "2.00")).expectProblem(422, "transfer-does-not-add-up");
        books.match(wish(sides, "1090", "1.00")).expectProblem(422, "clearing-account");
        books.match(Map.of(
                        "transactions",
                        sides,
                        "fee",
                        Map.of(
                                "accountId",
                                books.giro().ledger(),
                                "amount",
                                Map.of("amount", "1.00", "currency", "EUR"))))
                .expectProblem(422, "money-account");
        books.match(Map.of("transactions", List.of(sides.getFirst(), sides.getFirst())))
                .expectProblem(422, "repeated-transaction");
        books.match(Map.of("transactions", List.of(sides.getFirst()))).expectProblem(422, "too-few-transactions");
        books.match(Map.of("transactions", List.of(sides.getFirst(), UUID.randomUUID())))
                .expectProblem(422, "unknown-transaction");
        TransferBooks.told(books.giro(), "1/30/2026 100.00 Refund");
        books.match(wish(List.of(sides.getFirst(), books.transaction("Refund")), "6600", "1.00"))
                .expectProblem(422, "one-account");
        books.match(Map.of("fee", Map.of())).expect(400);
        assertThat(books.balances()).containsEntry("6900", before.get("6900"));
        assertThat(books.listed("MATCHED")).isEmpty();
    }

    @Test
    void booksNoFeeOnAnAccountThatWasArchivedSince() {
        told();
        Answer added = books.person()
                .post(books.path("").replace("/transfers", "/accounts"), FEES)
                .expect(201);
        String id = books.match(wish(sides(), "6655", "1.00")).expect(201).text("id");
        books.move(id, "unmatch").expect(200);
        Map<String, String> before = books.balances();
        books.person()
                .with("If-Match", added.header("ETag"))
                .put(added.header("Location"), Map.of("name", "Old fees", "archived", true))
                .expect(200);

        books.move(id, "accept").expectProblem(422, "archived-account");
        assertThat(books.balances()).isEqualTo(before);
    }

    @Test
    void leavesAMatchThatComesBackToAPersonWhereItsFeeCannotBeBooked() {
        Answer added = books.person()
                .post(books.path("").replace("/transfers", "/accounts"), FEES)
                .expect(201);
        String in = TransferBooks.told(books.card(), "1/28/2026 9.00 Nine in");
        TransferBooks.told(books.giro(), "1/28/2026 -10.00 Ten out");
        List<String> both = List.of(books.transaction("Ten out"), books.transaction("Nine in"));
        String id = books.match(wish(both, "6655", "1.00")).expect(201).text("id");
        books.undo(books.card(), in);
        books.person()
                .with("If-Match", added.header("ETag"))
                .put(added.header("Location"), Map.of("name", "Old fees", "archived", true))
                .expect(200);

        books.redo(books.card(), in);

        assertThat(books.only("PROPOSED")).isEqualTo(id);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-9.00", "6900", "10.00"));
    }

    @Test
    void takesNoTransactionOfAnotherOrganisation() {
        told();
        Books stranger = Books.of(client().register(), "EUR");
        stranger.person()
                .post(stranger.path("/transfers"), Map.of("transactions", sides()))
                .expectProblem(422, "unknown-transaction");
    }

    private Map<String, String> told() {
        TransferBooks.told(books.giro(), "1/15/2026 -101.00 Hundred and one out");
        TransferBooks.told(books.savings(), "1/16/2026 60.00 Sixty in");
        TransferBooks.told(books.card(), "1/16/2026 40.00 Forty in");
        return books.balances();
    }

    private List<String> sides() {
        return List.of(
                books.transaction("Hundred and one out"), books.transaction("Sixty in"), books.transaction("Forty in"));
    }

    private Map<String, Object> wish(List<String> transactions, String code, String fee) {
        return Map.of(
                "transactions",
                transactions,
                "fee",
                Map.of("accountId", books.account(code), "amount", Map.of("amount", fee, "currency", "EUR")));
    }
}
