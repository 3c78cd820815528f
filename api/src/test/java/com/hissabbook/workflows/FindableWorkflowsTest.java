package com.hissabbook.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.api.imports.Books;
import com.hissabbook.api.imports.SampleOfx;
import com.hissabbook.banking.ImportState;
import com.hissabbook.workflows.imports.ImportRef;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An operator finds the workflows of an organisation, and those that wait for a person, by the server's own search. */
class FindableWorkflowsTest extends ApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAITING = " and HissabState = 'AWAITING_REVIEW' and ExecutionStatus = 'Running'";

    @Autowired
    private WorkflowClient temporal;

    @Test
    void byOrganisationAndState() throws InterruptedException {
        Books books = Books.of(client().register(), "EUR");
        Books others = Books.of(client().register(), "EUR");
        Answer waiting = books.imported(SampleOfx.statement("EUR", 5, 1), Map.of("review", "ALWAYS"));
        Answer done = others.imported(SampleOfx.statement("EUR", 5, 1), Map.of());

        found("HissabTenant = '" + books.org() + "'" + WAITING, "import/" + waiting.text("id"));
        found("HissabTenant = '" + others.org() + "' and HissabState = 'COMPLETED'", "import/" + done.text("id"));

        books.person()
                .post(books.path("/imports/" + waiting.text("id") + "/cancel"), Map.of())
                .expect(200);
        found("HissabTenant = '" + books.org() + "' and HissabState = 'CANCELLED'", "import/" + waiting.text("id"));
        assertThat(ids("HissabTenant = '" + books.org() + "'" + WAITING)).isEmpty();
    }

    @Test
    void tellsSinceWhenAndUntilWhenAPersonIsWaitedForAlsoWhenTheWaitBeginsAnew() throws InterruptedException {
        Books books = Books.of(client().register(), "EUR");
        String id = books.imported(SampleOfx.statement("EUR", 5, 1), Map.of("review", "ALWAYS"))
                .text("id");
        waits(books, id);

        books.person()
                .post(
                        books.path("/imports/" + id + "/decisions"),
                        Map.of("lines", List.of(2), "decision", "SKIP", "reason", "not ours"))
                .expect(200);
        waits(books, id);
    }

    @Test
    void takesNoUpdateThatIsNotAboutItsImport() {
        Books books = Books.of(client().register(), "EUR");
        Answer one = books.imported(SampleOfx.statement("EUR", 5, 1), Map.of("review", "ALWAYS"));
        Answer other = books.imported(SampleOfx.statement("EUR", 5, 90), Map.of("review", "ALWAYS"));
        WorkflowStub workflow = temporal.newUntypedWorkflowStub("import/" + one.text("id"));
        ImportRef ours = new ImportRef(books.org(), one.text("id"), "by-hand");
        ImportRef theirs = new ImportRef(books.org(), other.text("id"), "by-hand");
        long before = workflow.describe().getHistoryLength();

        assertRefused("names another import", () -> workflow.update("cancel", ImportState.class, theirs));
        assertRefused("names another import", () -> workflow.update("decided", ImportState.class, theirs));
        assertRefused("names another import", () -> workflow.update("answered", ImportState.class, theirs));
        assertRefused(
                "names another import",
                () -> workflow.update("approve", ImportState.class, theirs, one.text("planHash")));
        assertRefused("64 hexadecimal digits", () -> workflow.update("approve", ImportState.class, ours, "yes"));

        assertThat(workflow.describe().getHistoryLength()).isEqualTo(before);
        assertThat(books.person()
                        .get(books.path("/imports/" + one.text("id")))
                        .expect(200)
                        .text("state"))
                .isEqualTo("AWAITING_REVIEW");
        assertThat(workflow.update("approve", ImportState.class, ours, one.text("planHash")))
                .isEqualTo(ImportState.POSTING);
        assertThat(books.settled(one.text("id")).text("state")).isEqualTo("COMPLETED");
    }

    private static void assertRefused(String why, ThrowingCallable update) {
        assertThatThrownBy(update).isInstanceOf(WorkflowUpdateException.class).hasStackTraceContaining(why);
    }

    /** What the page of the workflow tells is what the API tells, a moment later. */
    private void waits(Books books, String id) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        String details = "";
        String expected = "-";
        while (!details.equals(expected) && System.nanoTime() < until) {
            Thread.sleep(100);
            Answer now = books.person().get(books.path("/imports/" + id)).expect(200);
            expected = "AWAITING_REVIEW: a person decides on lines, approves the plan, or cancels; since "
                    + now.text("waitingSince") + ", expires at " + now.text("expiresAt");
            details = temporal.newUntypedWorkflowStub("import/" + id)
                    .query("__temporal_workflow_metadata", WorkflowMetadata.class)
                    .getCurrentDetails();
        }
        assertThat(details).isEqualTo(expected);
    }

    /** The server's index follows its histories a moment later. */
    private void found(String query, String workflowId) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        List<String> ids = ids(query);
        while (ids.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(100);
            ids = ids(query);
        }
        assertThat(ids).as(query).containsExactly(workflowId);
    }

    private List<String> ids(String query) {
        return temporal.listExecutions(query)
                .map(WorkflowExecutionMetadata::getExecution)
                .map(execution -> execution.getWorkflowId())
                .toList();
    }
}
