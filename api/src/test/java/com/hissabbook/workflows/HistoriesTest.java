package com.hissabbook.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.ReplayedFile;
import com.hissabbook.api.imports.SampleOfx;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.CanceledFailure;
import io.temporal.payload.codec.PayloadCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the real server kept of every way through a workflow can be replayed. With {@code -Dhissabbook.histories=<folder>} the histories are
 * written into that folder of {@link Histories#FOLDER}, to be replayed by those who change the workflows later.
 */
class HistoriesTest extends ApiTest {

    private static final List<EventType> ENDS = List.of(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String EITHER_ORDER = "Date,Text,Amount\n03/04/2026,Coffee,-3.50\n05/04/2026,Bread,-4.10\n";
    private static final Map<String, String> NOTHING = Map.of();
    private static final Map<String, String> REVIEW = Map.of("review", "ALWAYS");

    @Autowired
    private WorkflowClient temporal;

    @Autowired
    private DataConverter converter;

    private Books books = new Books(client(), "", "");

    @BeforeEach
    void openBooks() {
        books = Books.of(client().register(), "EUR");
    }

    @Test
    void ofAnImportWithoutAStop() throws Exception {
        Answer done = books.imported(SampleOfx.statement("EUR", 5, 1), NOTHING);
        keep("import-straight", "import/" + done.text("id"));
    }

    @Test
    void ofAFileThatCannotBeRead() throws Exception {
        Answer refused = books.imported("no statement at all", NOTHING);
        assertThat(refused.text("state")).isEqualTo("REFUSED");
        keep("import-refused", "import/" + refused.text("id"));
    }

    @Test
    void ofAQuestionThatWasAnswered() throws Exception {
        Answer asked = books.imported(EITHER_ORDER, NOTHING);
        books.person()
                .post(path(asked, "/answers"), Map.of("answers", Map.of("DATE_ORDER", "d/M/yyyy")))
                .expect(200);
        assertThat(books.settled(asked.text("id")).text("state")).isEqualTo("COMPLETED");
        keep("import-answered", "import/" + asked.text("id"));
    }

    @Test
    void ofAReviewWithDecisionsAndApproval() throws Exception {
        Answer waiting = books.imported(SampleOfx.statement("EUR", 5, 1), REVIEW);
        Answer decided = books.person()
                .post(
                        path(waiting, "/decisions"),
                        Map.of("lines", List.of(2), "decision", "SKIP", "reason", "not ours"))
                .expect(200);
        books.person()
                .post(path(waiting, "/approve"), Map.of("planHash", decided.text("planHash")))
                .expect(200);
        assertThat(books.settled(waiting.text("id")).text("state")).isEqualTo("COMPLETED");
        keep("import-reviewed", "import/" + waiting.text("id"));
    }

    @Test
    void ofAReviewThatWasCancelled() throws Exception {
        Answer waiting = books.imported(SampleOfx.statement("EUR", 5, 1), REVIEW);
        books.person().post(path(waiting, "/cancel"), Map.of()).expect(200);
        keep("import-cancelled", "import/" + waiting.text("id"));
    }

    @Test
    void ofAReviewWhoseWorkflowAnOperatorCancelled() throws Exception {
        String id = books.imported(SampleOfx.statement("EUR", 5, 1), REVIEW).text("id");
        temporal.newUntypedWorkflowStub("import/" + id).cancel();
        assertThat(until(id, "finishedAt").text("state")).isEqualTo("CANCELLED");
        keep("import-cancelled-by-operator", "import/" + id);
    }

    @Test
    void ofAQuestionWhoseWorkflowAnOperatorCancelled() throws Exception {
        String id = books.imported(EITHER_ORDER, NOTHING).text("id");
        temporal.newUntypedWorkflowStub("import/" + id).cancel();
        assertThat(until(id, "finishedAt").text("state")).isEqualTo("CANCELLED");
        keep("question-cancelled-by-operator", "import/" + id);
    }

    @Test
    void ofAFileThatWasReadAgain() throws Exception {
        String id = books.imported(SampleOfx.statement("EUR", 5, 1), NOTHING).text("id");
        Answer replay = ReplayedFile.replayed(books, id, NOTHING);
        keep("replay", replay.json().at("/links/workflow").asString());
    }

    @Test
    void ofTakingBackAndBringingBack() throws Exception {
        String id = books.imported(SampleOfx.statement("EUR", 5, 1), NOTHING).text("id");
        books.person().post(books.path("/imports/" + id + "/undo"), Map.of()).expect(202);
        Answer undone = books.settled(id);
        keep("undo", undone.json().at("/undos/0/workflow").asString());
        books.person().post(books.path("/imports/" + id + "/redo"), Map.of()).expect(202);
        Answer back = books.settled(id);
        keep("redo", back.json().at("/undos/1/workflow").asString());
    }

    @Test
    void ofRulesAppliedToThePast() throws Exception {
        books.imported(SampleOfx.statement("EUR", 5, 1), NOTHING);
        String account = books.person().get(books.path("/accounts")).expect(200).json().path("items").values().stream()
                .filter(one -> one.path("type").asString().equals("EXPENSE"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        books.person()
                .post(books.path("/rules"), Map.of("contains", "Shop", "accountId", account))
                .expect(201);
        String applications = books.path("/rules/applications");
        var plan = books.person().post(applications, Map.of("dryRun", true)).expect(200);
        Answer applied = books.person()
                .post(
                        applications,
                        Map.of(
                                "rulesVersion",
                                plan.json().path("rulesVersion").asLong(),
                                "planHash",
                                plan.text("planHash")))
                .expect(202);
        keep("apply-rules", "apply-rules/" + applied.text("id"));
    }

    private Answer until(String id, String field) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Answer answer = books.person().get(books.path("/imports/" + id));
        while (!answer.json().has(field) && System.nanoTime() < until) {
            Thread.sleep(100);
            answer = books.person().get(books.path("/imports/" + id));
        }
        return answer;
    }

    private String path(Answer imported, String rest) {
        return books.path("/imports/" + imported.text("id") + rest);
    }

    private void keep(String name, String workflowId) throws Exception {
        awaitEnd(workflowId);
        WorkflowExecutionHistory history =
                Histories.unsealed(temporal.fetchHistory(workflowId), (PayloadCodec) converter);
        assertThat(history.getLastEvent().getEventType()).isIn(ENDS);

        Histories.replay(history);

        String folder = System.getProperty("hissabbook.histories", "");
        if (!folder.isEmpty()) {
            write(Histories.FOLDER.resolve(folder).resolve(name + ".json"), history);
        }
    }

    /** It may still have to be started: the answer to a request does not wait for that. */
    private void awaitEnd(String workflowId) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                temporal.newUntypedWorkflowStub(workflowId).getResult(String.class);
                return;
            } catch (WorkflowFailedException cancelled) {
                assertThat(cancelled).hasCauseInstanceOf(CanceledFailure.class);
                return;
            } catch (WorkflowNotFoundException notYet) {
                assertThat(System.nanoTime()).as(workflowId).isLessThan(until);
                Thread.sleep(100);
            }
        }
    }

    private static void write(Path file, WorkflowExecutionHistory history) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, history.toJson(true) + "\n");
    }
}
