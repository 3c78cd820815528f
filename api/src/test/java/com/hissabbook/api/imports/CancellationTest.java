package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * An import is taken back at any moment before it posts, by a person or by an operator who cancels its workflow, and leaves nothing but its
 * audit; from then on it goes to its end, whole. A lock on a table holds each at the step in question.
 */
class CancellationTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> NOTHING = Map.of();
    private static final String FILE = "Date,Text,Amount\n2026-01-25,Coffee,-3.50\n2026-01-26,Bread,-4.10\n";
    private static final String EITHER_ORDER = "Date,Text,Amount\n03/04/2026,Coffee,-3.50\n05/04/2026,Bread,-4.10\n";

    @Autowired
    private WorkflowClient temporal;

    private Books books = new Books(client(), "", "");

    /** Where an import is when it is taken back, and the table whose lock keeps it there; none where a person is waited for. */
    enum At {
        RECEIVED("banking.source_file_chunk in access exclusive mode"),
        AWAITING_ANSWER(""),
        STAGING("batch.job_instance in share mode"),
        PLANNING("transaction.planned_line in share mode"),
        AWAITING_REVIEW(""),
        POSTING("transaction.transaction in share mode");

        private final String lock;

        At(String lock) {
            this.lock = lock;
        }

        Optional<Connection> hold() throws SQLException {
            if (lock.isEmpty()) {
                return Optional.empty();
            }
            Connection gate = database().asSuperuser();
            gate.setAutoCommit(false);
            try (var statement = gate.createStatement()) {
                statement.execute("lock table " + lock);
            }
            return Optional.of(gate);
        }

        String file() {
            return this == AWAITING_ANSWER ? EITHER_ORDER : FILE;
        }

        Map<String, String> fields() {
            return this == AWAITING_REVIEW ? Map.of("review", "ALWAYS") : NOTHING;
        }
    }

    enum By {
        PERSON,
        OPERATOR
    }

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, PERSON",
        "RECEIVED, OPERATOR",
        "AWAITING_ANSWER, PERSON",
        "AWAITING_ANSWER, OPERATOR",
        "STAGING, PERSON",
        "STAGING, OPERATOR",
        "PLANNING, PERSON",
        "PLANNING, OPERATOR",
        "AWAITING_REVIEW, PERSON",
        "AWAITING_REVIEW, OPERATOR"
    })
    void leavesNoTraceButTheAudit(At at, By by) throws SQLException {
        // Its content is stored by now, so that an upload writes none, and only the first look at the file is held.
        cancel(books.imported(at.file(), At.AWAITING_REVIEW.fields()).text("id"), By.PERSON);
        String id;
        try (Connection gate = at.hold().orElse(null)) {
            id = upload(at);
            await(() -> state(id).equals(at.name()), id);
            cancel(id, by);
            await(() -> state(id).equals("CANCELLED"), id);
        }
        awaitEndOfWorkflow(id);

        assertThat(state(id)).isEqualTo("CANCELLED");
        assertNoTrace();
        assertThat(assignments()).isZero();
        assertThat(audit(id)).containsOnlyOnce("banking.import-cancelled").doesNotContain("banking.import-posted");
        assertBooksTheFile(at);
    }

    @ParameterizedTest
    @EnumSource
    void whileAnotherHasTheTurnItLetsThatOneGoOn(By by) throws SQLException {
        String first;
        String second;
        try (Connection gate = At.POSTING.hold().orElse(null)) {
            first = upload(At.POSTING);
            await(() -> state(first).equals("POSTING"), first);
            second = books.upload(FILE.replace("Coffee", "Tea").getBytes(StandardCharsets.UTF_8), NOTHING)
                    .expect(202)
                    .text("id");
            await(() -> state(second).equals("PLANNING"), second);
            cancel(second, by);
            await(() -> state(second).equals("CANCELLED"), second);
        }
        awaitEndOfWorkflow(second);

        assertThat(books.settled(first).json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(items("/transactions")).hasSize(2);
    }

    @Test
    void isRefusedOnceItPosts() throws SQLException {
        String id;
        try (Connection gate = At.POSTING.hold().orElse(null)) {
            id = upload(At.POSTING);
            await(() -> state(id).equals("POSTING"), id);
            Answer late = books.person()
                    .post(books.path("/imports/" + id + "/cancel"), Map.of())
                    .expectProblem(409, "too-late");
            assertThat(late.text("detail")).contains("POSTING", "undo it then");
        }

        assertPostedWhole(id);
    }

    @Test
    void ofTheWorkflowCarriesWhatPostsToItsEnd() throws SQLException {
        String id;
        try (Connection gate = At.POSTING.hold().orElse(null)) {
            id = upload(At.POSTING);
            await(() -> state(id).equals("POSTING"), id);
            cancel(id, By.OPERATOR);
            assertThat(state(id)).isEqualTo("POSTING");
        }

        assertPostedWhole(id);
        awaitEndOfWorkflow(id);
    }

    private void assertPostedWhole(String id) {
        assertThat(books.settled(id).text("state")).isEqualTo("COMPLETED");
        assertThat(items("/transactions")).hasSize(2);
        assertThat(balance()).isEqualTo("-7.60");
        assertThat(audit(id)).containsOnlyOnce("banking.import-posted").doesNotContain("banking.import-cancelled");
    }

    private void assertNoTrace() {
        assertThat(items("/transactions")).isEmpty();
        assertThat(balance()).isEqualTo("0.00");
        assertThat(items("/ledgers/" + books.ledger() + "/pendings")).isEmpty();
    }

    /** What was taken back is not known: the same file is new. */
    private void assertBooksTheFile(At at) {
        Answer again = books.imported(at.file(), NOTHING);
        if (again.text("state").equals("AWAITING_ANSWER")) {
            books.person()
                    .post(
                            books.path("/imports/" + again.text("id") + "/answers"),
                            Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy")))
                    .expect(200);
            again = books.settled(again.text("id"));
        }
        assertThat(again.text("state")).as(again.response().body()).isEqualTo("COMPLETED");
        assertThat(again.json().has("sameAs")).isFalse();
        assertThat(again.json().at("/counts/added").asInt()).isEqualTo(2);
        assertThat(balance()).isEqualTo("-7.60");
    }

    private String upload(At at) {
        return books.upload(at.file().getBytes(StandardCharsets.UTF_8), at.fields())
                .expect(202)
                .text("id");
    }

    private void cancel(String id, By by) {
        if (by == By.OPERATOR) {
            await(() -> hasWorkflow(id), id);
            temporal.newUntypedWorkflowStub("import/" + id).cancel();
            return;
        }
        Answer cancelled = books.person()
                .post(books.path("/imports/" + id + "/cancel"), Map.of())
                .expect(200);
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
    }

    /** An upload is answered before its workflow runs. */
    private boolean hasWorkflow(String id) {
        try {
            temporal.newUntypedWorkflowStub("import/" + id).describe();
            return true;
        } catch (WorkflowNotFoundException notYet) {
            return false;
        }
    }

    private String state(String id) {
        return books.person().get(books.path("/imports/" + id)).expect(200).text("state");
    }

    private void awaitEndOfWorkflow(String id) {
        await(
                () -> temporal.newUntypedWorkflowStub("import/" + id).describe().getStatus()
                        != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING,
                id);
    }

    private void await(BooleanSupplier reached, String id) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(id + " is " + state(id)).isLessThan(until);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private String balance() {
        return books.person()
                .get(books.path("/ledgers/" + books.ledger() + "/balance"))
                .expect(200)
                .json()
                .at("/booked/amount")
                .asString();
    }

    private List<JsonNode> items(String path) {
        return books.person()
                .get(books.path(path))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    /** Accounts that lines were to be booked on; they show nowhere, and would be in the way of nothing, but add up. */
    private long assignments() throws SQLException {
        try (Connection superuser = database().asSuperuser();
                var count = superuser.prepareStatement(
                        "select count(*) from classification.assignment where tenant_id = cast(? as uuid)")) {
            count.setString(1, books.org());
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private List<String> audit(String id) {
        return items("/audit").stream()
                .filter(record -> record.path("subject").asString().equals(id))
                .map(record -> record.path("action").asString())
                .toList();
    }
}
