package com.hissabbook.reconciliation;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link StatementChecks} in one statement over what banking and the ledger publish. */
@Component
@Transactional
class JdbcStatementChecks implements StatementChecks {

    private static final String CHECK = """
            insert into reconciliation.statement_check (import_id, statement_no, tenant_id, money_account_id, currency, as_of,
                stated_balance, computed_balance, verdict)
            select s.import_id, s.statement_no, s.tenant_id, s.money_account_id, s.currency, coalesce(s.closing_date, s.covers_to, l.last_day),
                s.closing_balance, b.balance,
                case when s.closing_balance is null then 'NOT_STATED' when s.closing_balance = b.balance then 'AGREES' else 'DIFFERS' end
            from banking.published_statement s
            cross join lateral (
                select max(booked) as last_day from banking.published_staged_line l
                where l.import_id = s.import_id and l.statement_no = s.statement_no and l.status = 'B') l
            cross join lateral (
                select coalesce(sum(debit - credit), 0) as balance from ledger.published_daily_balance b
                where b.tenant_id = s.tenant_id and b.account_id = s.money_account_id and b.currency = s.account_currency
                  and b.day <= coalesce(s.closing_date, s.covers_to, l.last_day, 'infinity')) b
            where s.import_id = ?
            on conflict (import_id, statement_no) do nothing""";

    private final JdbcClient jdbc;

    JdbcStatementChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void check(ImportId id) {
        jdbc.sql(CHECK).param(id.value()).update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<StatementCheck> of(ImportId id) {
        return jdbc.sql("select * from reconciliation.statement_check where import_id = ? order by statement_no")
                .param(id.value())
                .query(JdbcStatementChecks::map)
                .list();
    }

    private static StatementCheck map(ResultSet row, int n) throws SQLException {
        var currency = new CurrencyCode(row.getString("currency"));
        return new StatementCheck(
                row.getInt("statement_no"),
                row.getObject("money_account_id", UUID.class),
                Optional.ofNullable(row.getObject("as_of", LocalDate.class)),
                Optional.ofNullable(row.getObject("stated_balance", Long.class))
                        .map(minor -> new Money(minor, currency)),
                new Money(row.getLong("computed_balance"), currency),
                StatementCheck.Verdict.valueOf(row.getString("verdict")));
    }
}
