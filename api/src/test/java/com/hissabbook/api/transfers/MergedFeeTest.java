package com.hissabbook.api.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fee of a match whose account is merged into another: it goes along, and nothing brings the merged account back. */
class MergedFeeTest extends ApiTest {

    private static final String OLD = "6655";
    private static final String NEW = "6600";
    private static final Map<String, String> NO_MATCH = Map.of("4900", "-9.00", "6900", "10.00");
    private static final Map<String, String> ON_NEW = Map.of(NEW, "1.00");
    private static final Map<String, String> ON_OLD = Map.of(OLD, "1.00");

    private TransferBooks books;
    private String out;
    private String in;
    private String match;

    @BeforeEach
    void matchWithAFee() {
        books = TransferBooks.of(client().register());
        books.person()
                .post(books.giro().path("/accounts"), Map.of("code", OLD, "name", "Old fees", "type", "EXPENSE"))
                .expect(201);
        out = TransferBooks.told(books.giro(), "1/28/2026 -10.00 Ten out");
        in = TransferBooks.told(books.card(), "1/29/2026 9.00 Nine in");
        assertThat(books.balances()).isEqualTo(NO_MATCH);
        match = books.match(Map.of(
                        "transactions",
                        List.of(books.transaction("Ten out"), books.transaction("Nine in")),
                        "fee",
                        Map.of("accountId", books.account(OLD), "amount", Map.of("amount", "1.00", "currency", "EUR"))))
                .expect(201)
                .text("id");
        assertThat(books.balances()).isEqualTo(ON_OLD);
    }

    @Test
    void goesAlongAndIsUnmatchedAndMatchedOnTheOtherAccount() {
        books.merge(OLD, NEW);
        assertThat(books.balances()).isEqualTo(ON_NEW);
        assertThat(feeAccount()).isEqualTo(books.account(NEW));

        for (int time = 0; time < 2; time++) {
            books.move(match, "unmatch").expect(200);
            assertThat(books.balances()).isEqualTo(NO_MATCH);
            books.move(match, "accept").expect(200);
            assertThat(books.balances()).isEqualTo(ON_NEW);
        }
    }

    @Test
    void goesAlongThroughTheUndoOfEitherSide() {
        books.merge(OLD, NEW);

        books.undo(books.card(), in);
        assertThat(books.balances()).isEqualTo(Map.of("6900", "10.00"));
        books.redo(books.card(), in);
        assertThat(books.only("MATCHED")).isEqualTo(match);
        assertThat(books.balances()).isEqualTo(ON_NEW);

        books.undo(books.giro(), out);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-9.00"));
        books.redo(books.giro(), out);
        assertThat(books.only("MATCHED")).isEqualTo(match);
        assertThat(books.balances()).isEqualTo(ON_NEW);

        books.undo(books.giro(), out);
        books.undo(books.card(), in);
        assertThat(books.balances()).isEmpty();
        books.redo(books.card(), in);
        books.redo(books.giro(), out);
        assertThat(books.balances()).isEqualTo(ON_NEW);
        books.move(match, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(NO_MATCH);
    }

    @Test
    void isBookedOnTheOtherAccountWhereTheMergeCameWhileTheMatchWasSuspended() {
        books.undo(books.card(), in);
        books.merge(OLD, NEW);

        books.redo(books.card(), in);

        assertThat(books.only("MATCHED")).isEqualTo(match);
        assertThat(books.balances()).isEqualTo(ON_NEW);
        assertThat(feeAccount()).isEqualTo(books.account(NEW));
    }

    @Test
    void isBookedWhereTheMergesLeadOnceItIsMatchedAgain() {
        books.move(match, "unmatch").expect(200);
        books.merge(OLD, "6500");
        books.merge("6500", NEW);

        books.move(match, "accept").expect(200);

        assertThat(books.balances()).isEqualTo(ON_NEW);
    }

    @Test
    void followsOneMergeAfterTheOtherAndBack() {
        String first = books.merge(OLD, "6500");
        String second = books.merge("6500", NEW);
        assertThat(books.balances()).isEqualTo(ON_NEW);

        books.undoMerge(second);
        books.undoMerge(first);
        assertThat(books.balances()).isEqualTo(ON_OLD);
        assertThat(feeAccount()).isEqualTo(books.account(OLD));
        books.move(match, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(NO_MATCH);
        books.move(match, "accept").expect(200);
        assertThat(books.balances()).isEqualTo(ON_OLD);
    }

    @Test
    void anUndoOfTheMergeNamesTheFeeThatWasTakenBackOrMatchedAnewSince() {
        String merge = books.merge(OLD, NEW);
        books.move(match, "unmatch").expect(200);
        books.move(match, "accept").expect(200);

        Answer undone = books.undoMerge(merge);

        assertThat(undone.json().at("/outcome/keptLines").size()).isOne();
        assertThat(undone.json().at("/outcome/keptLines/0/line/transactionId").asString())
                .isEqualTo(books.transaction("Ten out"));
        assertThat(books.balances()).isEqualTo(ON_NEW);
        books.move(match, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(NO_MATCH);
    }

    @Test
    void goesAlongWithTheSideThatStoodOnTheMergedAccountItself() {
        books.move(match, "unmatch").expect(200);
        books.choose(books.transaction("Ten out"), OLD).expect(200);
        books.move(match, "accept").expect(200);
        String merge = books.merge(OLD, NEW);
        assertThat(books.balances()).isEqualTo(ON_NEW);

        books.undo(books.card(), in);
        assertThat(books.balances()).isEqualTo(Map.of(NEW, "10.00"));
        books.redo(books.card(), in);
        assertThat(books.balances()).isEqualTo(ON_NEW);
        books.move(match, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-9.00", NEW, "10.00"));
        books.move(match, "accept").expect(200);
        assertThat(books.balances()).isEqualTo(ON_NEW);
        books.undoMerge(merge);
        assertThat(books.balances()).isEqualTo(ON_NEW);
    }

    @Test
    void leadsNoSideBackToAnAccountThatWasArchivedWithoutAMerge() {
        books.move(match, "unmatch").expect(200);
        books.choose(books.transaction("Nine in"), "4800").expect(200);
        books.move(match, "accept").expect(200);
        String account = books.giro().path("/accounts/" + books.account("4800"));
        Answer told = books.person().get(account).expect(200);
        books.person()
                .with("If-Match", told.header("ETag"))
                .put(account, Map.of("name", told.text("name"), "archived", true))
                .expect(200);

        books.move(match, "unmatch").expectProblem(409, "archived-account");

        assertThat(books.balances()).isEqualTo(ON_OLD);
    }

    @Test
    void staysWhereTheMergeBeginsLater() {
        books.merge(OLD, Map.of("into", books.account(NEW), "fromDay", "2026-02-01"));
        assertThat(books.balances()).isEqualTo(ON_OLD);

        books.move(match, "unmatch").expect(200);

        assertThat(books.balances()).isEqualTo(NO_MATCH);
        books.move(match, "accept").expectProblem(422, "archived-account");
        assertThat(books.balances()).isEqualTo(NO_MATCH);
    }

    private String feeAccount() {
        return books.person()
                .get(books.path("/" + match))
                .expect(200)
                .json()
                .at("/fee/accountId")
                .asString();
    }
}
