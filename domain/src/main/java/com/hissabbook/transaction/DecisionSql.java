package com.hissabbook.transaction;

/**
 * What the plan leaves to a person, and what the person said. See {@code docs/adr/0018-what-a-person-decides.md}.
 */
final class DecisionSql {

    private DecisionSql() {}

    /**
     * Numbers among identical lines go on behind what is known and what the plan gave away. In a plan that is made again a line is new beside what was
     * known when the person said so; what began to count since nobody has seen beside it, so the line stays as planned.
     */
    static final String APPLY = """
            with noted as materialized (
                select d.line_no, d.verdict, coalesce(m.merged_into, d.transaction_id) as target, p.money_account_id, p.occurrence,
                    coalesce(p.own_id, case when p.decision = 'NEW' then p.transaction_id end) as own_id,
                    s.booked, s.amount, s.facts,
                    d.verdict = 'NEW' or d.verdict = 'DUPLICATE' and (s.bank_id is not null or (
                        select t.booked = s.booked and t.amount = s.amount and t.facts = s.facts
                        from transaction.transaction t where t.transaction_id = d.transaction_id limit 1) is not true) as numbered
                from transaction.line_decision d
                join transaction.planned_line p on p.import_id = d.import_id and p.line_no = d.line_no
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                left join transaction.withdrawal m on m.transaction_id = d.transaction_id
                where d.import_id = :import and s.import_id = :import
                  and (m.transaction_id is null or exists (
                    select from transaction.transaction o where o.transaction_id = m.merged_into and not exists (
                        select from transaction.withdrawal w where w.transaction_id = o.transaction_id)))
                  and (cast(:lines as int[]) is null or d.line_no = any(cast(:lines as int[])))
                  and (cast(:lines as int[]) is not null or d.verdict <> 'NEW' or p.decision not in ('DUPLICATE', 'CONFLICT') or (
                    select greatest(k.recorded_at, (
                        select r.reinstated_at from transaction.reinstatement r where r.transaction_id = k.transaction_id limit 1)) > d.decided_at
                    from transaction.transaction k where k.transaction_id = p.transaction_id limit 1) is not true)
                  and (p.decision in ('NEW', 'DUPLICATE', 'CONFLICT') or p.reason = 'skipped')),
            given as materialized (
                select p.money_account_id, s.booked, s.amount, s.facts, max(p.occurrence) as occurrence
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :import and s.import_id = :import and p.occurrence is not null
                  and s.facts in (select facts from noted where numbered and occurrence is null)
                group by 1, 2, 3, 4),
            numbered as (
                select n.line_no, (greatest(g.occurrence, k.occurrence, 0) + row_number() over (
                    partition by n.money_account_id, n.booked, n.amount, n.facts order by n.line_no))::int as occurrence
                from noted n
                left join given g using (money_account_id, booked, amount, facts)
                left join lateral (
                    select max(t.occurrence) as occurrence from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = n.money_account_id and t.booked = n.booked
                      and t.amount = n.amount and t.facts = n.facts
                    offset 0) k on true
                where n.numbered and n.occurrence is null),
            decided as (
                select n.*, coalesce(n.own_id, case when n.numbered then uuidv7() end) as new_own_id,
                    case when n.numbered then coalesce(n.occurrence, c.occurrence) end as new_occurrence
                from noted n left join numbered c using (line_no)),
            applied as (
                update transaction.planned_line p
                set decision = case d.verdict when 'SKIP' then 'REJECTED' else d.verdict end,
                    reason = case d.verdict when 'SKIP' then 'skipped' else 'decided' end,
                    transaction_id = case d.verdict when 'NEW' then d.new_own_id else d.target end,
                    own_id = case when d.verdict <> 'NEW' then d.new_own_id end,
                    occurrence = d.new_occurrence
                from decided d
                where p.import_id = :import and p.line_no = d.line_no
                returning old.decision as was, new.decision as is_now, d.amount)
            select v.decision, sum(v.n) as lines, sum(v.n * v.amount) as amount
            from applied a
            cross join lateral (values (a.was, -1, a.amount), (a.is_now, 1, a.amount)) v (decision, n, amount)
            group by v.decision""";

    /** With a line that is skipped is kept what it was before, if it was known or in question. */
    static final String NOTE = """
            insert into transaction.line_decision as known (tenant_id, import_id, line_no, verdict, transaction_id, note, decided_by, was)
            select :tenant, :import, d.line_no, :verdict, d.target, :note, :by,
                case when p.decision in ('DUPLICATE', 'CONFLICT') and :verdict = 'SKIP'
                    then jsonb_build_object('decision', p.decision, 'reason', p.reason, 'transaction', p.transaction_id) end
            from unnest(cast(:lines as int[]), cast(:targets as uuid[])) d (line_no, target)
            join transaction.planned_line p on p.import_id = :import and p.line_no = d.line_no
            on conflict (import_id, line_no) do update
                set verdict = excluded.verdict, transaction_id = excluded.transaction_id, note = excluded.note,
                    decided_by = excluded.decided_by, decided_at = now(),
                    was = coalesce(excluded.was, case when excluded.verdict = 'SKIP' then known.was end)""";

    static final String PLANNED = """
            select p.line_no, p.decision, p.reason, p.transaction_id, p.money_account_id
            from transaction.planned_line p
            where p.import_id = :import and p.line_no = any(cast(:lines as int[])) order by p.line_no""";

    /** Lines that a person called duplicates and that have an id or facts of their own are remembered by them. */
    static final String RECORD_ALIASES = """
            with alias as materialized (
                select p.tenant_id, p.own_id, p.transaction_id, p.money_account_id, p.import_id, p.line_no, s.facts, p.occurrence, s.booked,
                    s.value_date, s.amount, s.currency, s.bank_id, s.counterparty, s.description
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :import and p.line_no > :after and p.line_no <= :through
                  and s.import_id = :import and s.line_no > :after and s.line_no <= :through
                  and p.decision = 'DUPLICATE' and p.own_id is not null and p.occurrence is not null),
            recorded as (
                insert into transaction.transaction (tenant_id, transaction_id, money_account_id, import_id, line_no, facts, occurrence,
                    booked, value_date, amount, currency, source, bank_id, counterparty, description)
                select tenant_id, own_id, money_account_id, import_id, line_no, facts, occurrence, booked, value_date, amount, currency,
                    'BANK', bank_id, counterparty, description
                from alias order by line_no
                on conflict (transaction_id) do nothing)
            insert into transaction.withdrawal (tenant_id, transaction_id, money_account_id, cause_id, merged_into, decided)
            select tenant_id, own_id, money_account_id, import_id, transaction_id, true from alias
            on conflict (transaction_id) do update set merged_into = excluded.merged_into""";

    /** A transaction whose line is called a duplicate now is merged into the other one, also where nothing sets it apart. */
    static final String MERGE = """
            update transaction.withdrawal w set merged_into = p.transaction_id
            from transaction.planned_line p
            where p.import_id = :import and p.line_no = any(cast(:lines as int[])) and p.decision = 'DUPLICATE'
              and p.own_id = w.transaction_id""";

    /** What was merged into a transaction that is merged itself now, is merged into that one's other. */
    static final String FOLLOW_MERGED = """
            update transaction.withdrawal w set merged_into = o.merged_into
            from transaction.withdrawal o
            where w.merged_into = o.transaction_id and o.merged_into is not null
              and o.transaction_id in (
                select own_id from transaction.planned_line where import_id = :import and line_no = any(cast(:lines as int[])))""";

    static final String WITHDRAW = """
            insert into transaction.withdrawal (tenant_id, transaction_id, money_account_id, cause_id, decided)
            select p.tenant_id, p.transaction_id, p.money_account_id, :cause, true
            from transaction.planned_line p
            where p.import_id = :import and p.line_no = any(cast(:lines as int[])) and p.decision = 'NEW'
            on conflict (transaction_id) do nothing""";

    static final String REINSTATE = """
            delete from transaction.withdrawal w using transaction.planned_line p
            where p.import_id = :import and p.line_no = any(cast(:lines as int[])) and p.decision = 'NEW'
              and w.transaction_id = p.transaction_id""";
}
