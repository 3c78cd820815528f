package com.hissabbook.api.imports;

import static com.hissabbook.api.imports.Bookkeeping.bank;
import static com.hissabbook.api.imports.Bookkeeping.redo;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of an undo fails in the middle of its database transaction: it is carried out again, and once. */
class InterruptedUndoTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 30;

    private static final String WAITS =
            "from pg_locks where relation = cast('transaction.withdrawal' as regclass) and not granted";

    /** A statement that fails, as by a deadlock, and a connection that is gone. */
    @ParameterizedTest
    @ValueSource(strings = {"pg_cancel_backend", "pg_terminate_backend"})
    void isCarriedOutOnce(String interruption) throws SQLException, InterruptedException {
        Books books = Books.of(client().register(), "EUR");
        String id =
                books.imported(SampleOfx.statement("EUR", LINES, 7), Map.of()).text("id");
        String before = bank(books);
        try (Connection gate = database().asSuperuser();
                Statement lock = gate.createStatement()) {
            gate.setAutoCommit(false);
            lock.execute("lock table transaction.withdrawal in share mode");
            books.person()
                    .post(books.path("/imports/" + id + "/undo"), Map.of())
                    .expect(202);
            interrupt(interruption);
            gate.rollback();
        }

        Answer undone = books.settled(id);

        assertThat(undone.text("state")).isEqualTo("UNDONE");
        assertThat(undone.json().at("/undos/0/transactions").asInt()).isEqualTo(LINES);
        assertThat(bank(books)).isEqualTo("0.00");
        redo(books, id);
        assertThat(bank(books)).isEqualTo(before);
    }

    private static void interrupt(String interruption) throws SQLException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            boolean done = false;
            while (!done) {
                assertThat(System.nanoTime()).as("no part of the undo waits").isLessThan(until);
                Thread.sleep(20);
                try (var hit = statement.executeQuery("select " + interruption + "(pid) " + WAITS)) {
                    done = hit.next() && hit.getBoolean(1);
                }
            }
        }
    }
}
