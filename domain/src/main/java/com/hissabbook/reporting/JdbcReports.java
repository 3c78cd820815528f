package com.hissabbook.reporting;

import com.hissabbook.banking.ImportId;
import com.hissabbook.classification.AccountType;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.ledger.JournalEntry;
import com.hissabbook.reporting.PostingPage.Position;
import com.hissabbook.reporting.TransactionTrace.FileLine;
import com.hissabbook.transaction.Transaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Reports} in one statement each. */
@Component
@Transactional(readOnly = true)
class JdbcReports implements Reports {

    private static final int LONGEST_SPAN = 120;

    private static final String TRIAL_BALANCE = """
            select account_id, code, name, type, currency, sum(debit) as debit, sum(credit) as credit
            from reporting.account_day where tenant_id = ? and day <= ?
            group by account_id, code, name, type, currency order by code, currency""";

    private static final String PROFIT_AND_LOSS = """
            select account_id, code, name, type, currency, cast(date_trunc('month', day) as date) as month,
                sum(case type when 'INCOME' then credit - debit else debit - credit end) as amount
            from reporting.account_day where tenant_id = ? and day between ? and ? and type in ('INCOME', 'EXPENSE')
            group by account_id, code, name, type, currency, month order by type desc, code, currency, month""";

    static final String POSTINGS = """
            select entry_id, no, entry_date, amount, currency, kind, transaction_id, reverses
            from reporting.posting_line
            where tenant_id = :tenant and account_id = :account and entry_date between :from and :to
              and currency = coalesce(:currency, currency)
              and (entry_date, entry_id, no) > (cast(:day as date), cast(:entry as uuid), :no)
            order by entry_date, entry_id, no limit :limit""";

    private static final String TRACE = """
            select t.transaction_id, t.source, t.booked, t.import_id, t.line_no, i.file_name, s.file_line, s.raw
            from transaction.published_transaction t
            left join banking.published_import i on i.import_id = t.import_id
            left join banking.published_staged_line s on s.import_id = t.import_id and s.line_no = t.line_no
            where t.tenant_id = ? and t.transaction_id = ?""";

    private final JdbcClient jdbc;

    JdbcReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public TrialBalance trialBalance(LocalDate asOf) {
        List<TrialBalanceRows.Sum> sums = jdbc.sql(TRIAL_BALANCE)
                .params(tenant(), asOf)
                .query((row, n) -> new TrialBalanceRows.Sum(
                        account(row, n), currency(row), row.getBigDecimal("debit"), row.getBigDecimal("credit")))
                .list();
        return TrialBalanceRows.of(asOf, sums);
    }

    @Override
    public ProfitAndLoss profitAndLoss(YearMonth from, YearMonth to) {
        if (to.isBefore(from) || from.plusMonths(LONGEST_SPAN).compareTo(to) <= 0) {
            throw Refused.invalid(
                    "invalid-months",
                    "The months " + from + " to " + to + " are no span of 1 to " + LONGEST_SPAN
                            + " months. Give the first month as from and the last as to.");
        }
        List<ProfitAndLossRows.Sum> sums = jdbc.sql(PROFIT_AND_LOSS)
                .params(tenant(), from.atDay(1), to.atEndOfMonth())
                .query((row, n) -> new ProfitAndLossRows.Sum(
                        account(row, n),
                        currency(row),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getBigDecimal("amount")))
                .list();
        List<YearMonth> months = Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
        return new ProfitAndLossRows(months, sums).table();
    }

    @Override
    public PostingPage postingsOf(PostingQuery query, Optional<Position> after, int limit) {
        Position top = after.orElse(Position.TOP);
        List<PostingLine> lines = jdbc.sql(POSTINGS)
                .param("tenant", tenant())
                .param("account", query.account())
                .param("from", query.from().orElse(LocalDate.MIN))
                .param("to", query.to().orElse(LocalDate.MAX))
                .param("currency", query.currency().map(CurrencyCode::code).orElse(null))
                .param("day", top.day())
                .param("entry", top.entryId())
                .param("no", top.no())
                .param("limit", limit + 1)
                .query(JdbcReports::line)
                .list();
        Optional<Position> next = lines.size() > limit ? Optional.of(position(lines.get(limit - 1))) : Optional.empty();
        return new PostingPage(
                accountOf(query.account()), lines.stream().limit(limit).toList(), next);
    }

    private ReportedAccount accountOf(UUID id) {
        return jdbc.sql("select account_id, code, name, type from classification.published_account"
                        + " where tenant_id = ? and account_id = ?")
                .params(tenant(), id)
                .query(JdbcReports::account)
                .optional()
                .orElseThrow(() -> Refused.notFound("account"));
    }

    @Override
    public TransactionTrace trace(UUID transactionId) {
        return jdbc.sql(TRACE)
                .params(tenant(), transactionId)
                .query((row, n) -> new TransactionTrace(
                        row.getObject("transaction_id", UUID.class),
                        Transaction.Source.valueOf(row.getString("source")),
                        row.getObject("booked", LocalDate.class),
                        fileLine(row)))
                .optional()
                .orElseThrow(() -> Refused.notFound("transaction"));
    }

    private static UUID tenant() {
        return TenantScope.requireTenant().value();
    }

    private static Position position(PostingLine line) {
        return new Position(line.day(), line.entryId(), line.no());
    }

    private static CurrencyCode currency(ResultSet row) throws SQLException {
        return new CurrencyCode(row.getString("currency"));
    }

    private static ReportedAccount account(ResultSet row, int n) throws SQLException {
        return new ReportedAccount(
                row.getObject("account_id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                AccountType.valueOf(row.getString("type")));
    }

    private static PostingLine line(ResultSet row, int n) throws SQLException {
        return new PostingLine(
                row.getObject("entry_id", UUID.class),
                row.getInt("no"),
                row.getObject("entry_date", LocalDate.class),
                new Money(row.getLong("amount"), currency(row)),
                JournalEntry.Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                Optional.ofNullable(row.getObject("reverses", UUID.class)));
    }

    private static Optional<FileLine> fileLine(ResultSet row) throws SQLException {
        UUID importId = row.getObject("import_id", UUID.class);
        if (importId == null) {
            return Optional.empty();
        }
        return Optional.of(new FileLine(
                new ImportId(importId),
                row.getInt("line_no"),
                row.getString("file_name"),
                row.getInt("file_line"),
                row.getString("raw")));
    }
}
