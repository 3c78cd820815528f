package com.hissabbook.transaction;

/**
 * What becomes of pendings, set-wise. Nothing is carried on from the state before: states follow from what the standing files tell and what
 * people decided, so that neither the order of files nor an undo makes a difference. See {@code docs/adr/0023-pending.md}.
 *
 * <p>Statements that look at history probe it by key; they are run with joins by hash switched off.
 */
final class PendingSql {

    private PendingSql() {}

    /** Whether an import's plan counts: its own import stands, or one of the same bytes. */
    static String stands(String importId) {
        return """
            exists (select from banking.published_import i where i.state in ('COMPLETED', 'REINSTATING')
                and (i.import_id = %1$s or i.same_as_import_id = %1$s))""".formatted(importId);
    }

    /** As of which day a file speaks of an account: its closing balance or its last day; of pendings alone, their last day. */
    static final String TELL = """
            insert into transaction.told_statement (tenant_id, import_id, money_account_id, told_on, covers_from, covers_to, pendings)
            select :tenant, :plan, s.money_account_id,
                least(coalesce(greatest(s.closing_date, s.covers_to), l.last_day), (i.requested_at at time zone 'UTC')::date + 1),
                s.covers_from, s.covers_to, coalesce(l.pendings, 0)
            from (select money_account_id, max(closing_date) as closing_date, min(covers_from) as covers_from, max(covers_to) as covers_to
                  from banking.published_statement where import_id = :plan group by 1) s
            join banking.published_import i on i.import_id = :plan
            left join (
                select p.money_account_id, count(*)::int as pendings, max(s.booked) as last_day
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :plan and s.import_id = :plan and p.decision = 'PENDING' and s.status = 'P' group by 1) l
                on l.money_account_id = s.money_account_id
            where coalesce(s.closing_date, s.covers_to, l.last_day) is not null
            on conflict (import_id, money_account_id) do nothing""";

    /** Whether anything can follow: the file lists pendings, or its accounts have some. */
    static final String CONCERNED = """
            select exists (select from transaction.told_statement t where t.import_id = :plan and (t.pendings > 0 or (
                select true from transaction.pending k where k.tenant_id = t.tenant_id and k.money_account_id = t.money_account_id limit 1)))""";

    private static final String LINES = """
            with line as materialized (
                select p.line_no, p.money_account_id, s.booked as day, s.amount, s.facts, s.currency, s.bank_id, t.told_on,
                    case when s.bank_id is not null then 1 else row_number() over (
                        partition by p.money_account_id, s.bank_id, s.booked, s.amount, s.facts order by p.line_no) end::int as nth
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                join transaction.told_statement t on t.import_id = p.import_id and t.money_account_id = p.money_account_id
                where p.import_id = :plan and s.import_id = :plan and t.import_id = :plan and p.decision = 'PENDING')
            """;

    static final String BEGIN =
            "insert into transaction.pending (tenant_id, pending_id, money_account_id, day, amount, facts, occurrence,"
                    + " currency, bank_id, first_import_id, first_line_no, last_import_id, last_line_no, last_told, state, reason,"
                    + " evidence_import_id, evidence_line_no) " + LINES + """
            select :tenant, uuidv7(), money_account_id, day, amount, facts, nth, currency, bank_id, :plan, line_no, :plan, line_no, told_on,
                'PENDING', 'told', :plan, line_no
            from line order by line_no on conflict do nothing""";

    static final String SIGHT =
            "insert into transaction.pending_sighting (tenant_id, import_id, line_no, pending_id, told_on, day, amount, facts, currency) "
                    + LINES + """
            select :tenant, :plan, l.line_no, k.pending_id, l.told_on, l.day, l.amount, l.facts, l.currency
            from line l
            cross join lateral (
                (select pending_id from transaction.pending k
                 where k.tenant_id = :tenant and k.money_account_id = l.money_account_id and k.bank_id = l.bank_id limit 1)
                union all
                (select pending_id from transaction.pending k
                 where l.bank_id is null and k.bank_id is null and k.tenant_id = :tenant and k.money_account_id = l.money_account_id
                    and k.day = l.day and k.amount = l.amount and k.facts = l.facts and k.occurrence = l.nth limit 1)) k
            on conflict (import_id, line_no) do nothing""";

    /** The session's own tables. A pending that does not settle is there for its neighbours' sake: it may claim what they could be. */
    static final String STAGES = """
            create temp table if not exists pending_work (pending_id uuid primary key, settles boolean) on commit delete rows;
            create temp table if not exists pending_seen (
                pending_id uuid primary key, settles boolean, money_account_id uuid, bank_id text, occurrence int, day date, amount bigint,
                facts uuid, currency char(3), told_on date, import_id uuid, line_no int, first_import_id uuid, first_line_no int,
                decided text, decided_transaction_id uuid
            ) on commit delete rows;
            create temp table if not exists pending_candidate (
                pending_id uuid, money_account_id uuid, day date, amount bigint, facts uuid, occurrence int, told_on date, transaction_id uuid,
                booked date, booked_amount bigint, same_id boolean, first_told date
            ) on commit delete rows;
            create temp table if not exists pending_match (pending_id uuid primary key, transaction_id uuid, reason text) on commit delete rows;
            create temp table if not exists pending_outcome (
                pending_id uuid primary key, state text, transaction_id uuid, reason text, import_id uuid, line_no int
            ) on commit delete rows;
            truncate pending_work, pending_seen, pending_candidate, pending_match, pending_outcome""";

    /** What an import can have changed: what it tells, what is open, what lies in its days, what it was the evidence of. */
    static final String TOUCHED = """
            insert into pending_work
            with span as materialized (
                select p.money_account_id, min(s.booked) as first_day, max(s.booked) as last_day
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :plan and s.import_id = :plan and s.status <> 'R' group by 1)
            select pending_id, true from transaction.pending_sighting where import_id = :plan
            union
            select k.pending_id, true from span s
            cross join lateral (
                (select pending_id from transaction.pending k
                 where k.tenant_id = :tenant and k.money_account_id = s.money_account_id and k.state = 'PENDING' offset 0)
                union all
                (select pending_id from transaction.pending k
                 where k.tenant_id = :tenant and k.money_account_id = s.money_account_id and k.decided_transaction_id is not null offset 0)
                union all
                (select pending_id from transaction.pending k
                 where k.tenant_id = :tenant and k.money_account_id = s.money_account_id
                    and k.day between s.first_day - 60 and s.last_day offset 0)) k
            union
            select pending_id, true from transaction.pending where evidence_import_id = :plan""";

    static final String ALONE = "insert into pending_work values (:pending, true)";

    static final String NEIGHBOURS = """
            insert into pending_work
            select distinct k.pending_id, false
            from pending_work w
            join transaction.pending p on p.pending_id = w.pending_id
            cross join lateral (
                select pending_id from transaction.pending k
                where k.tenant_id = p.tenant_id and k.money_account_id = p.money_account_id and k.amount = p.amount and k.facts = p.facts
                    and k.day between p.day - 30 and p.day + 30
                offset 0) k
            on conflict (pending_id) do nothing""";

    /** What the latest standing file that tells a pending says of it; one that none tells is missing here. */
    static final String SEEN = """
            insert into pending_seen
            select p.pending_id, w.settles, p.money_account_id, p.bank_id, p.occurrence, s.day, s.amount, s.facts, s.currency, s.told_on,
                s.import_id, s.line_no, f.import_id, f.line_no,
                case when p.decided = 'POSTED' or s.told_on <= p.decided_told then p.decided end, p.decided_transaction_id
            from pending_work w
            join transaction.pending p on p.pending_id = w.pending_id
            cross join lateral (
                select * from transaction.pending_sighting s where s.pending_id = p.pending_id and %1$s
                order by s.told_on desc, s.import_id desc, s.line_no limit 1) s
            cross join lateral (
                select * from transaction.pending_sighting s where s.pending_id = p.pending_id and %1$s
                order by s.told_on, s.import_id, s.line_no limit 1) f""".formatted(stands("s.import_id"));

    /** As long as a later standing file that lists pendings, and reaches back to its day, does not hold one, it is dropped. */
    static final String OUTCOMES = """
            insert into pending_outcome
            select w.pending_id,
                case when v.pending_id is null then 'WITHDRAWN' when m.pending_id is not null then 'POSTED'
                    when v.decided in ('DROPPED', 'PENDING') then v.decided
                    when d.import_id is not null then 'DROPPED' when e.import_id is not null then 'EXPIRED' else 'PENDING' end,
                m.transaction_id,
                case when v.pending_id is null then 'no-import-holds-it' when m.pending_id is not null then m.reason
                    when v.decided in ('DROPPED', 'PENDING') then 'decided'
                    when d.import_id is not null then 'not-listed-any-more' when e.import_id is not null then 'not-booked-in-time'
                    else 'told' end,
                case when v.pending_id is null then cast(:plan as uuid) when m.pending_id is not null then t.import_id
                    else coalesce(d.import_id, e.import_id, v.import_id) end,
                case when v.pending_id is null then null when m.pending_id is not null then t.line_no
                    when coalesce(d.import_id, e.import_id) is null then v.line_no end
            from pending_work w
            left join pending_seen v on v.pending_id = w.pending_id
            left join pending_match m on m.pending_id = w.pending_id
            left join transaction.transaction t on t.transaction_id = m.transaction_id
            left join lateral (
                select s.import_id from transaction.told_statement s
                where s.tenant_id = :tenant and s.money_account_id = v.money_account_id and s.told_on > v.told_on and s.pendings > 0
                    and (s.covers_from is null or s.covers_from <= v.day) and %1$s
                order by s.told_on, s.import_id limit 1) d on true
            left join lateral (
                select s.import_id from transaction.told_statement s
                where s.tenant_id = :tenant and s.money_account_id = v.money_account_id
                    and s.told_on > v.told_on + coalesce((select days from transaction.pending_term x
                        where x.tenant_id = :tenant and x.money_account_id = v.money_account_id limit 1), 30)
                    and s.covers_from <= v.day and %1$s
                order by s.told_on, s.import_id limit 1) e on true
            where w.settles""".formatted(stands("s.import_id"));

    static final String FACTS = """
            update transaction.pending p set day = v.day, amount = v.amount, facts = v.facts, currency = v.currency, last_told = v.told_on,
                last_import_id = v.import_id, last_line_no = v.line_no, first_import_id = v.first_import_id, first_line_no = v.first_line_no
            from pending_seen v
            where v.pending_id = p.pending_id and v.settles
                and (p.last_told, p.last_import_id, p.last_line_no, p.first_import_id, p.first_line_no)
                    is distinct from (v.told_on, v.import_id, v.line_no, v.first_import_id, v.first_line_no)""";

    /** What is no longer so is pending again before it becomes anything else. */
    static final String BACK = """
            update transaction.pending p set state = 'PENDING', transaction_id = null, evidence_import_id = cast(:plan as uuid), evidence_line_no = null,
                reason = case when o.state = 'PENDING' and o.reason = 'decided' then 'decided' else 'no-longer-so' end
            from pending_outcome o
            where o.pending_id = p.pending_id and p.state <> 'PENDING'
                and (o.state <> p.state or o.transaction_id is distinct from p.transaction_id)
                and not (p.state in ('DROPPED', 'EXPIRED') and o.state = 'POSTED')""";

    static final String FORWARD = """
            update transaction.pending p set state = o.state, transaction_id = o.transaction_id, reason = o.reason,
                evidence_import_id = o.import_id, evidence_line_no = o.line_no
            from pending_outcome o
            where o.pending_id = p.pending_id
                and (p.state, p.reason, p.evidence_import_id, p.evidence_line_no)
                    is distinct from (o.state, o.reason, o.import_id, o.line_no)""";
}
