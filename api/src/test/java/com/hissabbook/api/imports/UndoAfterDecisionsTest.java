package com.hissabbook.api.imports;

import static com.hissabbook.api.imports.Bookkeeping.bank;
import static com.hissabbook.api.imports.Bookkeeping.decide;
import static com.hissabbook.api.imports.Bookkeeping.duplicate;
import static com.hissabbook.api.imports.Bookkeeping.redo;
import static com.hissabbook.api.imports.Bookkeeping.transaction;
import static com.hissabbook.api.imports.Bookkeeping.undo;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person said of lines holds through undo and redo: which are the same, and which are not. */
class UndoAfterDecisionsTest extends ApiTest {

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void aPaymentStaysAsLongAsAnImportTellsItUnderWhicheverOfItsNames() {
        String first = imported(line("A1", "14", "-3.20"));
        String second = imported(line("B7", "16", "-3.20"));
        String third = imported(line("B7", "16", "-3.20") + line("C1", "20", "-3.20"));
        duplicate(books, second, 1, transaction(books, first, 1)).expect(200);
        assertThat(bank(books)).isEqualTo("-6.40");

        undo(books, second);
        assertThat(bank(books)).as("first and third tell it").isEqualTo("-6.40");
        undo(books, first);
        assertThat(bank(books)).as("third tells it").isEqualTo("-6.40");
        undo(books, third);
        assertThat(bank(books)).isEqualTo("0.00");

        redo(books, third);
        assertThat(bank(books)).isEqualTo("-6.40");
        redo(books, first);
        redo(books, second);
        assertThat(bank(books)).isEqualTo("-6.40");
        undo(books, third);
        assertThat(bank(books)).isEqualTo("-3.20");
    }

    @Test
    void numbersOfLinesThatComeAgainAreInTheWayOfNoRedo() {
        String ledger = books.path("/ledgers/" + books.ledger());
        books.person()
                .with("If-Match", books.person().get(ledger).header("ETag"))
                .put(ledger, Map.of("name", "Giro", "identity", "FACTS"))
                .expect(200);
        String january = imported(line("1", "14", "-3.20") + line("2", "15", "-4.10"));
        undo(books, january);
        imported(line("1", "24", "-5.00") + line("2", "25", "-6.00"));

        redo(books, january);

        assertThat(bank(books)).isEqualTo("-18.30");
    }

    @Test
    void whatAPersonCalledAnotherOneUnderTheSameIdIsInTheWayOfNoRedo() {
        String one = imported(line("A1", "14", "-3.20"));
        String other = imported(line("A1", "16", "-9.00"));
        decide(books, other, "NEW", 1).expect(200);
        assertThat(bank(books)).isEqualTo("-12.20");

        undo(books, one);
        undo(books, other);
        redo(books, other);
        assertThat(bank(books)).isEqualTo("-9.00");
        redo(books, one);

        assertThat(bank(books)).isEqualTo("-12.20");
    }

    private String imported(String lines) {
        return books.imported(SampleOfx.around(lines), Map.of()).text("id");
    }

    private static String line(String id, String day, String amount) {
        return "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202601%s<TRNAMT>%s<FITID>%s<NAME>Coffee</STMTTRN>\n"
                .formatted(day, amount, id);
    }
}
