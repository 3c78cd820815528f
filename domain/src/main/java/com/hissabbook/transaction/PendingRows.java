package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.transaction.Pending.Source;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Rows of pendings as people see them. */
final class PendingRows {

    private PendingRows() {}

    private static final String SELECT = """
            select * from (
                select p.*, o.open_through, s.counterparty, s.description, t.amount as posted_amount,
                    case when p.state = 'PENDING' and o.open_through < :day then 'EXPIRED' else p.state end as state_then,
                    exists (select from transaction.pending_proposal l where l.pending_id = p.pending_id and l.dismissed_at is null) as proposed
                from transaction.pending p
                join transaction.published_pending o on o.pending_id = p.pending_id
                left join banking.published_staged_line s on s.import_id = p.last_import_id and s.line_no = p.last_line_no
                left join transaction.transaction t on t.transaction_id = p.transaction_id
                where p.tenant_id = :tenant and o.tenant_id = :tenant and %s) p""";

    static final String LIST = SELECT.formatted(
                    "p.money_account_id = :account and (cast(:after as uuid) is null or p.pending_id < :after)")
            + " where cast(:state as text) is null or state_then = :state order by pending_id desc limit :limit";

    static final String ONE = SELECT.formatted("p.pending_id = :pending");

    static final String PROPOSALS = """
            select * from transaction.pending_proposal where pending_id = :pending and dismissed_at is null
            order by score desc, transaction_id limit 5""";

    static Pending pending(ResultSet row, List<Pending.Likely> proposals) throws SQLException {
        var currency = new CurrencyCode(row.getString("currency"));
        PendingState stored = PendingState.valueOf(row.getString("state"));
        PendingState state = PendingState.valueOf(row.getString("state_then"));
        return new Pending(
                row.getObject("pending_id", UUID.class),
                row.getObject("money_account_id", UUID.class),
                row.getObject("day", LocalDate.class),
                new Money(row.getLong("amount"), currency),
                Optional.ofNullable(row.getString("bank_id")),
                Optional.ofNullable(row.getString("counterparty")),
                Objects.requireNonNullElse(row.getString("description"), ""),
                source(row, "first"),
                source(row, "last"),
                row.getObject("last_told", LocalDate.class),
                state,
                state == stored ? row.getString("reason") : "not-booked-in-time",
                Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                Optional.ofNullable(row.getObject("posted_amount", Long.class))
                        .map(minor -> new Money(minor, currency)),
                Optional.ofNullable(row.getObject("open_through", LocalDate.class)),
                proposals);
    }

    private static Source source(ResultSet row, String which) throws SQLException {
        return new Source(
                new ImportId(row.getObject(which + "_import_id", UUID.class)), row.getInt(which + "_line_no"));
    }

    static Pending.Likely likely(ResultSet row, int n) throws SQLException {
        return new Pending.Likely(row.getObject("transaction_id", UUID.class), row.getInt("score"), List.of((String[])
                row.getArray("reasons").getArray()));
    }

    static Pending.Move move(ResultSet row, int n) throws SQLException {
        return new Pending.Move(
                Optional.ofNullable(row.getString("from_state")).map(PendingState::valueOf),
                PendingState.valueOf(row.getString("to_state")),
                row.getString("reason"),
                Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                Optional.ofNullable(row.getObject("import_id", UUID.class)).map(ImportId::new),
                Optional.ofNullable(row.getObject("line_no", Integer.class)),
                Optional.ofNullable(row.getObject("decided_by", UUID.class)),
                Optional.ofNullable(row.getString("note")),
                row.getObject("moved_at", OffsetDateTime.class).toInstant());
    }
}
