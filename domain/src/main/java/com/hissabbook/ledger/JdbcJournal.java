package com.hissabbook.ledger;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Journal} in SQL; the checks themselves stand in the database (see {@code ledger.check_postings}). */
@Component
@Transactional
class JdbcJournal implements Journal {

    /**
     * Lines are read once for both tables. One that is dated in a locked period counts on the first open day and keeps its own date beside
     * it.
     */
    private static final String TEMPLATE = """
            with line as materialized (
                select l.tenant_id, l.line_no, l.transaction_id, l.money_account_id, l.account_id, l.amount, l.currency,
                    greatest(l.booked, p.locked_through + 1) as entry_date,
                    case when l.booked <= p.locked_through then l.booked end as original_date
                from classification.published_classified_line l
                left join ledger.period_lock p on p.tenant_id = l.tenant_id
                where l.import_id = :import and l.line_no > :after and l.line_no <= :through
                  and l.staged_import_id = :import and l.staged_line_no > :after and l.staged_line_no <= :through
                  and %s
                order by l.line_no),
            entries as (
                insert into ledger.entry (tenant_id, entry_id, transaction_id, entry_date, original_date, kind)
                select tenant_id, transaction_id, transaction_id, entry_date, original_date, 'ORIGINAL' from line),
            postings as (
                insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                select tenant_id, transaction_id, side.no, side.account_id, side.amount, currency, entry_date
                from line
                cross join lateral (%s) side (no, account_id, amount))
            select count(*) from line""";

    private static final String WHOLE = "values (1, money_account_id, line.amount), (2, line.account_id, -line.amount)";

    /** Costs a look-up per line: taken by those who have splits. */
    private static final String IN_PARTS = """
            select 1, money_account_id, line.amount
            union all
            select 1 + row_number() over (), part.account_id, part.amount
            from classification.published_parts_of(line.account_id, -line.amount) part""";

    private static final String EACH = "true";

    private static final String MISSING =
            "(select true from ledger.entry e where e.entry_id = l.transaction_id limit 1) is null";

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final ApplicationEventPublisher events;

    JdbcJournal(JdbcClient jdbc, SetWise setWise, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.events = events;
    }

    /** An entry was written by a person's decision. */
    record EntryWritten(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int postImported(ImportId id, LineRange range) {
        return post(EACH, id, range);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int postMissing(ImportId id, LineRange range) {
        return post(MISSING, id, range);
    }

    private int post(String which, ImportId id, LineRange range) {
        boolean anySplit = jdbc.sql("select exists (select from classification.published_split where tenant_id = ?)")
                .param(TenantScope.requireTenant().value())
                .query(Boolean.class)
                .single();
        setWise.planForManyLines();
        return jdbc.sql(TEMPLATE.formatted(which, anySplit ? IN_PARTS : WHOLE))
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .query(Integer.class)
                .single();
    }

    @Override
    public void post(UUID transactionId, LocalDate day, List<Posting> postings) {
        write(transactionId, transactionId, "ORIGINAL", day, postings);
        events.publishEvent(new EntryWritten("ledger.entry-posted", transactionId, Map.of("day", day.toString())));
    }

    /** The balance that a money account had before its first statement, against the account for opening balances. */
    void open(UUID moneyAccountId, LocalDate day, Money balance) {
        UUID equity = jdbc.sql(
                        "select account_id from classification.published_account where tenant_id = ? and role = 'OPENING_BALANCES'")
                .param(TenantScope.requireTenant().value())
                .query(UUID.class)
                .single();
        write(
                Ids.next(),
                null,
                "OPENING",
                day,
                List.of(new Posting(moneyAccountId, balance), new Posting(equity, balance.negated())));
    }

    /** Moves what a transaction put on one account to another. */
    void reclassify(UUID transactionId, LocalDate day, List<Posting> postings) {
        UUID entry = Ids.next();
        write(entry, transactionId, "RECLASSIFICATION", day, postings);
        events.publishEvent(
                new EntryWritten("ledger.entry-reclassified", transactionId, Map.of("entry", entry.toString())));
    }

    /**
     * The order of locks, for whoever moves what is booked: this one or {@link #holdOffHands} first, then rows of choices, accounts and
     * applications, rollups last.
     *
     * <p>Until the end of this transaction nobody else takes back or moves the same: who comes second finds what the first did.
     */
    void waitForOthers(UUID subject) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended(cast(? as text), 7004)),"
                        + " pg_advisory_xact_lock(hashtextextended(cast(? as text), 7003))")
                .params(TenantScope.requireTenant().value(), subject)
                .query(row -> {});
    }

    /** Until the end of this transaction nobody takes back or moves anything by hand: who undoes many looks at all their entries. */
    void holdOffHands() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(cast(? as text), 7004))")
                .param(TenantScope.requireTenant().value())
                .query(row -> {});
    }

    private void write(
            UUID entryId,
            @org.jspecify.annotations.Nullable UUID transactionId,
            String kind,
            LocalDate day,
            List<Posting> postings) {
        UUID tenant = TenantScope.requireTenant().value();
        try {
            jdbc.sql(
                            "insert into ledger.entry (tenant_id, entry_id, transaction_id, entry_date, kind) values (?, ?, ?, ?, ?)")
                    .params(tenant, entryId)
                    .param(transactionId)
                    .params(day, kind)
                    .update();
            jdbc.sql("""
                            insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                            select ?, ?, p.no, p.account_id, p.amount, p.currency, ?
                            from unnest(cast(? as uuid[]), cast(? as bigint[]), cast(? as text[])) with ordinality
                                p (account_id, amount, currency, no)""")
                    .params(tenant, entryId, day)
                    .params(
                            postings.stream().map(Posting::accountId).toArray(UUID[]::new),
                            postings.stream().map(p -> p.amount().minor()).toArray(Long[]::new),
                            postings.stream()
                                    .map(p -> p.amount().currency().code())
                                    .toArray(String[]::new))
                    .update();
        } catch (DataIntegrityViolationException refused) {
            throw LedgerRefusals.explained(refused);
        }
    }

    @Override
    public UUID reverse(UUID entryId) {
        JournalEntry entry = entry(entryId);
        if (entry.reversedBy().isPresent()) {
            return entry.reversedBy().get();
        }
        UUID tenant = TenantScope.requireTenant().value();
        UUID reversal = Ids.next();
        try {
            jdbc.sql("""
                            insert into ledger.entry (tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, kind)
                            select e.tenant_id, ?, e.transaction_id, e.entry_id,
                                greatest(e.entry_date, l.locked_through + 1),
                                case when e.entry_date <= l.locked_through then e.entry_date end, 'REVERSAL'
                            from ledger.entry e left join ledger.period_lock l on l.tenant_id = e.tenant_id
                            where e.entry_id = ? and e.tenant_id = ?""").params(reversal, entryId, tenant).update();
            jdbc.sql("""
                            insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                            select p.tenant_id, r.entry_id, p.no, p.account_id, -p.amount, p.currency, r.entry_date
                            from ledger.posting p join ledger.entry r on r.entry_id = ? where p.entry_id = ?""").params(reversal, entryId).update();
        } catch (DataIntegrityViolationException refused) {
            throw LedgerRefusals.explained(refused);
        }
        events.publishEvent(
                new EntryWritten("ledger.entry-reversed", entryId, Map.of("reversal", reversal.toString())));
        return reversal;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int takeBack(UUID cause, ImportId plan, LineRange range) {
        return undo(UndoSql.TAKE_BACK, cause, plan, range);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int bringBack(UUID cause, ImportId plan, LineRange range) {
        return undo(UndoSql.BRING_BACK, cause, plan, range);
    }

    private int undo(String sql, UUID cause, ImportId plan, LineRange range) {
        holdOffHands();
        setWise.probeByKey();
        return jdbc.sql(sql)
                .param("plan", plan.value())
                .param("undo", cause)
                .param("after", range.after())
                .param("through", range.through())
                .query(Integer.class)
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<JournalEntry> entriesOf(UUID transactionId) {
        return jdbc.sql(
                        SELECT
                                + " where e.entry_id = ? or (e.transaction_id = ? and e.kind <> 'ORIGINAL') order by e.entry_id = ? desc, e.entry_id")
                .params(transactionId, transactionId, transactionId)
                .query(this::map)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public JournalEntry entry(UUID entryId) {
        return jdbc.sql(SELECT + " where e.entry_id = ?")
                .param(entryId)
                .query(this::map)
                .optional()
                .orElseThrow(() -> Refused.notFound("entry"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> rollupDifferences() {
        return jdbc.sql("""
                        select format('%s %s %s: rollup %s, postings %s', account_id, currency, day, b.net, p.net)
                        from (select account_id, currency, day, debit - credit as net, postings from ledger.daily_balance) b
                        full join (select account_id, currency, entry_date as day, sum(amount) as net, count(*) as postings
                            from ledger.posting group by 1, 2, 3) p using (account_id, currency, day)
                        where b.net is distinct from p.net or b.postings is distinct from p.postings""").query((row, n) -> row.getString(1)).list();
    }

    private static final String SELECT = """
            select e.*, r.entry_id as reversed_by from ledger.entry e left join ledger.entry r on r.reverses = e.entry_id""";

    private JournalEntry map(ResultSet row, int n) throws SQLException {
        UUID id = row.getObject("entry_id", UUID.class);
        return new JournalEntry(
                id,
                JournalEntry.Kind.valueOf(row.getString("kind")),
                row.getObject("entry_date", LocalDate.class),
                Optional.ofNullable(row.getObject("original_date", LocalDate.class)),
                Optional.ofNullable(row.getObject("transaction_id", UUID.class)),
                Optional.ofNullable(row.getObject("reverses", UUID.class)),
                Optional.ofNullable(row.getObject("reversed_by", UUID.class)),
                postings(id));
    }

    private List<Posting> postings(UUID entryId) {
        return jdbc.sql("select account_id, amount, currency from ledger.posting where entry_id = ? order by no")
                .param(entryId)
                .query((row, n) -> new Posting(
                        row.getObject(1, UUID.class), new Money(row.getLong(2), new CurrencyCode(row.getString(3)))))
                .list();
    }
}
