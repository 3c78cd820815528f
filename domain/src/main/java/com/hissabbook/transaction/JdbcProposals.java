package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import com.hissabbook.transaction.Likeness.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Proposals}: candidates by probes of the identity index, one per line and day; judged by {@link Likeness}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcProposals implements Proposals {

    private static final int LINES = 5_000;

    /** Of so few lines nothing is said of the file as a whole. */
    private static final int FEW = 4;

    private static final String CANDIDATES = """
            with line as materialized (
                select p.line_no, p.money_account_id, p.decision, p.transaction_id, s.booked, s.amount, s.counterparty, s.description,
                    case when a.identity is distinct from 'FACTS' then s.bank_id end as bank_id
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                left join banking.published_money_account a on a.money_account_id = p.money_account_id
                where p.import_id = :import and s.import_id = :import and p.decision in ('NEW', 'DUPLICATE', 'CONFLICT')),
            span as materialized (
                select l.*, k.first_known, k.last_known from (
                    select money_account_id, min(booked) as first_day, max(booked) as last_day from line group by 1) l
                cross join lateral (
                    select (select booked from transaction.transaction where tenant_id = :tenant and money_account_id = l.money_account_id
                            order by booked limit 1) as first_known,
                        (select booked from transaction.transaction where tenant_id = :tenant and money_account_id = l.money_account_id
                            order by booked desc limit 1) as last_known) k),
            close as materialized (
                select l.*, s.first_day, s.last_day
                from line l join span s using (money_account_id)
                where l.decision = 'NEW' and l.booked between s.first_known - 6 and s.last_known + 6
                order by l.line_no limit :lines),
            among as materialized (
                select money_account_id, booked, coalesce((
                    select true from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = c.money_account_id and t.booked between c.booked - 1 and c.booked + 1
                      and (select true from transaction.withdrawal w where w.transaction_id = t.transaction_id limit 1) is null
                    limit 1), false) as among
                from (select distinct money_account_id, booked from close) c),
            near as materialized (select c.*, a.among from close c join among a using (money_account_id, booked)),
            dismissed as materialized (
                select line_no, transaction_id from transaction.proposal where import_id = :import and dismissed_at is not null),
            matched as (select distinct transaction_id from line where decision <> 'NEW')
            select n.line_no, n.booked, n.bank_id, n.counterparty, n.description, n.first_day, n.last_day, n.among,
                t.transaction_id, t.booked as known_booked, t.bank_id as known_bank_id, t.counterparty as known_counterparty,
                t.description as known_description
            from near n
            left join lateral (
                select t.* from generate_series(-6, 6) d (days)
                cross join lateral (
                    select transaction_id, booked, bank_id, counterparty, description from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = n.money_account_id and t.booked = n.booked + d.days
                      and t.amount = n.amount
                      and (select true from transaction.withdrawal w where w.transaction_id = t.transaction_id limit 1) is null
                    limit 20) t
                where t.transaction_id not in (select transaction_id from matched)
                  and not exists (select from dismissed d where d.line_no = n.line_no and d.transaction_id = t.transaction_id)
                offset 0) t on true
            order by n.line_no""";

    private final JdbcClient jdbc;
    private final SetWise setWise;
    private final BankIds bankIds;
    private final ApplicationEventPublisher events;

    JdbcProposals(JdbcClient jdbc, SetWise setWise, BankIds bankIds, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.bankIds = bankIds;
        this.events = events;
    }

    /** A person said of lines of an import that they are not what they were proposed to be. */
    record ProposalsDismissed(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {}

    /** A line near what is known, with one known transaction that it may be. */
    private record Candidate(int line, boolean among, Optional<Proposal> proposal) {}

    @Override
    public Optional<String> propose(ImportId id) {
        jdbc.sql("delete from transaction.proposal where import_id = ? and dismissed_at is null")
                .param(id.value())
                .update();
        Optional<String> idsNotKept = bankIds.evidence(id).isEmpty() ? Optional.empty() : Optional.of(BankIds.NOT_KEPT);
        if (!isAnythingKnown(id)) {
            return idsNotKept;
        }
        setWise.planForManyLines();
        List<Candidate> candidates = jdbc.sql(CANDIDATES)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", id.value())
                .param("lines", LINES)
                .query(JdbcProposals::candidate)
                .list();
        List<Proposal> best = best(candidates, Likeness.ENOUGH);
        long among = candidates.stream()
                .filter(Candidate::among)
                .map(Candidate::line)
                .distinct()
                .count();
        Set<Integer> amongLines = new HashSet<>();
        candidates.stream().filter(Candidate::among).forEach(one -> amongLines.add(one.line()));
        long known = best.stream()
                .filter(one -> Math.abs(one.days()) <= 1 && amongLines.contains(one.lineNo()))
                .count();
        int decided = decided(id);
        boolean open = !(decided > 0 ? best(candidates, Likeness.ENOUGH_IN_A_KNOWN_FILE) : best).isEmpty();
        boolean looksKnown =
                open && known + decided >= FEW && (known + decided) * 5 >= (amongLines.size() + decided) * 4L;
        store(id, looksKnown ? best(candidates, Likeness.ENOUGH_IN_A_KNOWN_FILE) : best);
        return idsNotKept.or(() -> looksKnown ? Optional.of(LOOKS_KNOWN) : Optional.empty());
    }

    /** What people said of single lines counts as known: the rest of the file does not look newer for it. */
    private int decided(ImportId id) {
        return jdbc.sql(
                        "select count(*) from transaction.line_decision where import_id = ? and verdict in ('DUPLICATE', 'SKIP')")
                .param(id.value())
                .query(Integer.class)
                .single();
    }

    private boolean isAnythingKnown(ImportId id) {
        return jdbc.sql(PlanSql.ANYTHING_KNOWN)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Each line and each known transaction once, what has most for it first. */
    private static List<Proposal> best(List<Candidate> candidates, int enough) {
        Set<Integer> lines = new HashSet<>();
        Set<UUID> known = new HashSet<>();
        List<Proposal> best = new ArrayList<>();
        candidates.stream()
                .flatMap(candidate -> candidate.proposal().stream())
                .filter(proposal -> proposal.score() >= enough)
                .sorted(Comparator.comparingInt(Proposal::score)
                        .reversed()
                        .thenComparingInt(Proposal::lineNo)
                        .thenComparing(Proposal::transactionId))
                .forEach(proposal -> {
                    if (!lines.contains(proposal.lineNo()) && known.add(proposal.transactionId())) {
                        lines.add(proposal.lineNo());
                        best.add(proposal);
                    }
                });
        return best;
    }

    private void store(ImportId id, List<Proposal> proposals) {
        for (Proposal proposal : proposals) {
            jdbc.sql("""
                            insert into transaction.proposal (tenant_id, import_id, line_no, transaction_id, days, score, reasons)
                            values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(TenantScope.requireTenant().value(), id.value(), proposal.lineNo())
                    .params(proposal.transactionId(), proposal.days(), proposal.score())
                    .param(proposal.reasons().toArray(String[]::new))
                    .update();
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Proposal> open(ImportId id, int after, int limit) {
        return jdbc.sql("""
                        select o.* from transaction.proposal o
                        join transaction.planned_line p on p.import_id = o.import_id and p.line_no = o.line_no and p.decision = 'NEW'
                        where o.import_id = ? and o.dismissed_at is null and o.line_no > ? order by o.line_no limit ?""")
                .params(id.value(), after, limit)
                .query((row, n) -> new Proposal(
                        row.getInt("line_no"),
                        row.getObject("transaction_id", UUID.class),
                        row.getInt("days"),
                        row.getInt("score"),
                        List.of((String[]) row.getArray("reasons").getArray())))
                .list();
    }

    @Override
    @Transactional
    public int dismiss(ImportId id, Collection<Integer> lines, UserId by) {
        int dismissed = jdbc.sql("""
                        update transaction.proposal set dismissed_by = ?, dismissed_at = now()
                        where import_id = ? and dismissed_at is null and line_no = any(?)""")
                .params(by.value(), id.value())
                .param(lines.toArray(Integer[]::new))
                .update();
        if (dismissed > 0) {
            events.publishEvent(new ProposalsDismissed(
                    "transaction.proposals-dismissed",
                    id.value(),
                    Map.of("proposals", Integer.toString(dismissed), "by", by.toString())));
        }
        return dismissed;
    }

    private static Candidate candidate(ResultSet row, int n) throws SQLException {
        UUID known = row.getObject("transaction_id", UUID.class);
        int line = row.getInt("line_no");
        return new Candidate(
                line,
                row.getBoolean("among"),
                known == null
                        ? Optional.empty()
                        : Optional.of(Likeness.of(
                                line,
                                told(row, ""),
                                known,
                                told(row, "known_"),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class))));
    }

    private static Told told(ResultSet row, String whose) throws SQLException {
        return new Told(
                row.getObject(whose + "booked", LocalDate.class),
                Optional.ofNullable(row.getString(whose + "bank_id")),
                Optional.ofNullable(row.getString(whose + "counterparty")),
                Objects.requireNonNullElse(row.getString(whose + "description"), ""));
    }
}
