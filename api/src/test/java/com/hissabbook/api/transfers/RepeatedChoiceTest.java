package com.hissabbook.api.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A choice and the books that came apart, by a match that was taken back between a merge and its undo: to choose the same again heals it. */
class RepeatedChoiceTest extends ApiTest {

    private static final String OLD = "6655";
    private static final String NEW = "6600";

    @Test
    void bringsTheBooksToWhatWasChosen() {
        TransferBooks books = TransferBooks.of(client().register());
        books.person()
                .post(books.giro().path("/accounts"), Map.of("code", OLD, "name", "Old", "type", "EXPENSE"))
                .expect(201);
        TransferBooks.told(books.giro(), "1/28/2026 -10.00 Ten out");
        TransferBooks.told(books.card(), "1/29/2026 10.00 Ten in");
        choose(books);
        String match = books.match(
                        Map.of("transactions", List.of(books.transaction("Ten out"), books.transaction("Ten in"))))
                .expect(201)
                .text("id");
        String merge = books.merge(OLD, NEW);
        books.move(match, "unmatch").expect(200);
        books.undoMerge(merge);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-10.00", NEW, "10.00"));

        Answer before = choose(books);

        assertThat(books.balances()).isEqualTo(Map.of("4900", "-10.00", OLD, "10.00"));
        assertThat(choose(books).header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-10.00", OLD, "10.00"));
    }

    private static Answer choose(TransferBooks books) {
        String route = books.giro().path("/transactions/" + books.transaction("Ten out") + "/classification");
        Answer now = books.person().get(route).expect(200);
        return books.person()
                .with("If-Match", now.header("ETag"))
                .put(route, Map.of("accountId", books.account(OLD)))
                .expect(200);
    }
}
