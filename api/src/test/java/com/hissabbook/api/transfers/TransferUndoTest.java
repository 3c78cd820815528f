package com.hissabbook.api.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a match when an import of one of its sides is undone and brought back. */
class TransferUndoTest extends ApiTest {

    private static final String OUT = "1/15/2026 -100.00 To the savings pot";
    private static final String IN = "1/16/2026 100.00 Saved up";

    @Test
    void undoesTheMatchWithTheImportAndBringsItBackAsItWas() {
        TransferBooks books = TransferBooks.of(client().register());
        String out = TransferBooks.told(books.giro(), OUT);
        Map<String, String> alone = books.balances();
        String in = TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        books.move(id, "accept").expect(200);
        assertThat(books.balances()).isEmpty();

        books.undo(books.savings(), in);
        assertThat(books.balances()).isEqualTo(alone);
        assertThat(books.only("SUSPENDED")).isEqualTo(id);
        books.move(id, "accept").expectProblem(409, "suspended-transfer");
        books.undo(books.giro(), out);
        assertThat(books.balances()).isEmpty();
        books.redo(books.giro(), out);
        assertThat(books.balances()).isEqualTo(alone);

        books.redo(books.savings(), in);
        assertThat(books.only("MATCHED")).isEqualTo(id);
        assertThat(books.balances()).isEmpty();
        books.move(id, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-100.00", "6900", "100.00"));
    }

    @Test
    void leavesItToAPersonWhereOneMovedASideMeanwhile() {
        TransferBooks books = TransferBooks.of(client().register());
        TransferBooks.told(books.giro(), OUT);
        String in = TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        books.move(id, "accept").expect(200);
        books.undo(books.savings(), in);
        books.choose(books.transaction("savings pot"), "6000").expect(200);

        books.redo(books.savings(), in);

        assertThat(books.only("PROPOSED")).isEqualTo(id);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-100.00", "6000", "100.00"));
        books.move(id, "accept").expect(200);
        assertThat(books.balances()).isEmpty();
        books.move(id, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-100.00", "6000", "100.00"));
    }

    @Test
    void returnsTheOtherSideToWhereItsAccountWasMerged() {
        TransferBooks books = TransferBooks.of(client().register());
        String out = TransferBooks.told(books.giro(), OUT);
        books.choose(books.transaction("savings pot"), "6300").expect(200);
        String in = TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        books.move(id, "accept").expect(200);
        books.merge("6300", "6400");
        books.merge("6400", "6500");

        books.undo(books.savings(), in);
        assertThat(books.balances()).isEqualTo(Map.of("6500", "100.00"));
        books.undo(books.giro(), out);
        assertThat(books.balances()).isEmpty();
        books.redo(books.giro(), out);
        assertThat(books.balances()).isEqualTo(Map.of("6500", "100.00"));
        books.redo(books.savings(), in);
        assertThat(books.only("MATCHED")).isEqualTo(id);
        assertThat(books.balances()).isEmpty();
        books.move(id, "unmatch").expect(200);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-100.00", "6500", "100.00"));
    }

    @Test
    void letsAnEntryBeReversedAgainOnceTheMatchIsTakenBack() {
        TransferBooks books = TransferBooks.of(client().register());
        TransferBooks.told(books.giro(), OUT);
        TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        String reversals = books.giro().path("/entries/" + books.transaction("savings pot") + "/reversals");
        books.move(id, "accept").expect(200);
        books.person().post(reversals, Map.of()).expectProblem(409, "matched-transaction");
        books.move(id, "unmatch").expect(200);

        books.person().post(reversals, Map.of()).expect(201);

        assertThat(books.balances()).isEqualTo(Map.of("4900", "-100.00"));
    }

    @Test
    void givesTheMatchUpWhileItIsSuspended() {
        TransferBooks books = TransferBooks.of(client().register());
        TransferBooks.told(books.giro(), OUT);
        String in = TransferBooks.told(books.savings(), IN);
        String id = books.only("PROPOSED");
        books.move(id, "accept").expect(200);
        books.undo(books.savings(), in);
        books.move(id, "unmatch").expect(200);

        books.redo(books.savings(), in);

        assertThat(books.only("DISMISSED")).isEqualTo(id);
        assertThat(books.balances()).isEqualTo(Map.of("4900", "-100.00", "6900", "100.00"));
    }
}
