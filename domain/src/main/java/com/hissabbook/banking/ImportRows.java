package com.hissabbook.banking;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.Import.Progress;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.kernel.CurrencyCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** How a row of {@code banking.import_job} becomes an {@link Import}. */
final class ImportRows {

    /** The process that an import's outbox note asks for. */
    static final String PROCESS = "import";

    static final String SELECT = """
            select j.*, a.currency as account_currency
            from banking.import_job j left join banking.money_account a on a.money_account_id = j.money_account_id""";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ImportRows() {}

    static Import map(ResultSet row, int n) throws SQLException {
        return new Import(
                new ImportId(row.getObject("import_id", UUID.class)),
                ImportState.valueOf(row.getString("state")),
                row.getString("file_name"),
                row.getObject("file_id", UUID.class),
                Optional.ofNullable(row.getObject("money_account_id", UUID.class)),
                Optional.ofNullable(row.getString("account_currency")).map(CurrencyCode::new),
                Optional.ofNullable(row.getObject("csv_profile_id", UUID.class)),
                Review.valueOf(row.getString("review")),
                Optional.ofNullable(row.getString("format")),
                Optional.ofNullable(row.getString("encoding")),
                Optional.ofNullable(row.getString("inspection"))
                        .map(found -> JSON.readValue(found, FileInspection.class)),
                Optional.ofNullable(row.getObject("lines_seen", Integer.class)),
                new Progress(row.getInt("staged_lines"), row.getInt("posted_transactions")),
                outcome(row),
                Optional.ofNullable(row.getString("plan_hash")),
                Optional.ofNullable(row.getString("doubt")),
                refusal(row),
                Optional.ofNullable(row.getObject("same_as_import_id", UUID.class))
                        .map(ImportId::new),
                wait(row),
                row.getString("correlation_id"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"));
    }

    private static Optional<Import.Wait> wait(ResultSet row) throws SQLException {
        OffsetDateTime since = row.getObject("waiting_since", OffsetDateTime.class);
        if (since == null || !row.getString("state").startsWith("AWAITING_")) {
            return Optional.empty();
        }
        return Optional.of(new Import.Wait(since.toInstant(), instant(row, "reminded_at"), instant(row, "expires_at")));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
        if (row.getObject("new_lines") == null) {
            return Optional.empty();
        }
        return Optional.of(new Outcome(
                row.getInt("new_lines"),
                row.getInt("duplicate_lines"),
                row.getInt("conflict_lines"),
                row.getInt("pending_lines"),
                row.getInt("rejected_lines"),
                row.getLong("new_sum"),
                row.getLong("duplicate_sum"),
                row.getLong("conflict_sum"),
                row.getLong("pending_sum")));
    }

    private static Optional<Refusal> refusal(ResultSet row) throws SQLException {
        String code = row.getString("refusal_code");
        return code == null
                ? Optional.empty()
                : Optional.of(new Refusal(code, row.getString("refusal_detail"), row.getLong("refusal_line")));
    }
}
