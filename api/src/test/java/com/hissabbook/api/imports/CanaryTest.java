package com.hissabbook.api.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.ApiClient;
import com.hissabbook.ApiClient.Answer;
import com.hissabbook.ApiTest;
import com.hissabbook.embedded.SharedTemporal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Words planted as personal data must not turn up in logs, in Temporal's histories or in Batch's metadata. */
@ExtendWith(OutputCaptureExtension.class)
class CanaryTest extends ApiTest {

    private static final String NAME = "Canaryna Wellensittich";
    private static final String MEMO = "canary-memo-77125";
    private static final String ACCOUNT = "CANARYACCT4711";
    private static final List<String> PLANTED = List.of(NAME, MEMO, ACCOUNT, "canary-file", ApiClient.PASSWORD);

    @Test
    void keepsPersonalDataOutOfLogsWorkflowsAndBatch(CapturedOutput output) throws Exception {
        Books books = Books.of(client().register(), "EUR");
        String file = SampleOfx.statement("EUR", 5, 1)
                .replace("<NAME>Shop 1", "<NAME>" + NAME)
                .replace("<MEMO>purchase 2", "<MEMO>" + MEMO)
                .replace("<ACCTID>77001", "<ACCTID>" + ACCOUNT);
        Answer done = upload(books, file);
        Answer broken = upload(books, file.replace("<TRNAMT>", "<TRNAMT>x"));
        upload(books, file.substring(0, file.length() - 200));

        assertThat(done.text("state")).isEqualTo("COMPLETED");
        assertThat(broken.text("state")).isNotEqualTo("RECEIVED");
        String histories = history(done) + history(broken);
        assertThat(histories).contains("ImportStatement");
        for (String word : PLANTED) {
            assertThat(output.getAll()).as("the log").doesNotContain(word);
            assertThat(histories).as("Temporal's histories").doesNotContain(word);
            assertThat(batchMetadata()).as("Batch's metadata").doesNotContain(word);
        }
        assertThat(output.getAll()).doesNotContain(books.person().person().email());
    }

    private static Answer upload(Books books, String content) {
        return books.settled(books.person()
                .upload(
                        books.path("/imports"),
                        "canary-file.ofx",
                        content.getBytes(StandardCharsets.UTF_8),
                        Map.of("ledgerId", books.ledger()))
                .expect(202)
                .text("id"));
    }

    /** As an operator sees it; payloads are decoded from base64 by the program, so plain text would show. */
    private static String history(Answer done) throws IOException, InterruptedException {
        var temporal = SharedTemporal.get();
        Process show = new ProcessBuilder(
                        temporal.binary().toString(),
                        "workflow",
                        "show",
                        "--address",
                        temporal.address(),
                        "--workflow-id",
                        "import/" + done.text("id"),
                        "-o",
                        "json",
                        "--time-format",
                        "raw")
                .redirectErrorStream(true)
                .start();
        String history = new String(show.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        show.waitFor();
        return history;
    }

    private static String batchMetadata() throws SQLException {
        var all = new StringBuilder();
        for (String table : List.of(
                "job_execution",
                "job_execution_params",
                "job_execution_context",
                "step_execution",
                "step_execution_context")) {
            try (Connection superuser = database().asSuperuser();
                    Statement statement = superuser.createStatement();
                    ResultSet rows = statement.executeQuery("select t::text from batch." + table + " t")) {
                while (rows.next()) {
                    all.append(rows.getString(1)).append('\n');
                }
            }
        }
        assertThat(all).isNotEmpty();
        return all.toString();
    }
}
