package com.hissabbook.transaction;

/**
 * What the plan leaves to a person, and what the person said. See {@code docs/adr/0018-what-a-person-decides.md}.
 */
final class DecisionSql {

    private DecisionSql() {}

    /** How many known transactions with the facts of a line are compared with it. */
    private static final int COMPARED = 1_000;

    /**
     * Any export is whole on the days between its first and its last, so there the n-th identical line is the n-th identical transaction. On its first
     * and its last day it may begin or end in the middle: a line that is known there by its facts alone may be a second one just like it, and must
     * not vanish. Of such identical lines those with a known running balance are the known ones, or those of the same bytes, or those of the import that this
     * one corrects, or those that a person decided on before; of the rest as many as are known are questions.
     */
    static final String DOUBT = """
            with line as materialized (
                select p.line_no, p.money_account_id, p.decision, p.transaction_id, s.booked, s.amount, s.facts, s.balance_after,
                    p.decision = 'DUPLICATE' and p.reason = 'same-facts' as by_facts,
                    p.decision = 'NEW' and (s.bank_id is null or a.identity = 'FACTS') as fresh
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                left join banking.published_money_account a on a.money_account_id = p.money_account_id
                where p.import_id = :import and s.import_id = :import and p.decision in ('NEW', 'DUPLICATE', 'CONFLICT')),
            span as materialized (
                select money_account_id, min(booked) as first_day, max(booked) as last_day from line group by 1 having bool_or(by_facts)),
            edge as materialized (
                select distinct money_account_id, booked, amount, facts from line l join span e using (money_account_id)
                where l.by_facts and (l.booked = e.first_day or l.booked = e.last_day)),
            member as materialized (
                select l.* from line l join edge using (money_account_id, booked, amount, facts) where l.by_facts or l.fresh),
            known as materialized (
                select g.money_account_id, g.booked, g.amount, g.facts, t.occurrence, coalesce(t.stands_for, t.transaction_id) as transaction_id,
                    b.balance_after, t.stands_for is not null or f.file_id = (
                        select file_id from banking.published_import where import_id = :import) or t.import_id in (
                        select c.corrects_import_id from banking.published_correction c where c.import_id = :import
                        union all
                        select o.import_id from banking.published_correction c
                        join banking.published_correction o using (tenant_id, corrects_import_id)
                        where c.import_id = :import) as settled,
                    t.stands_for is null or t.stands_for <> '00000000-0000-0000-0000-000000000000' and not exists (
                        select from transaction.transaction o where o.transaction_id = t.stands_for and o.booked = g.booked
                          and o.amount = g.amount and o.facts = g.facts) as counts
                from edge g
                cross join lateral (
                    select transaction_id, occurrence, import_id, line_no, %s as stands_for from transaction.transaction t
                    where tenant_id = :tenant and money_account_id = g.money_account_id and booked = g.booked and amount = g.amount
                        and facts = g.facts
                    limit %d) t
                left join lateral (
                    select balance_after from banking.published_staged_line
                    where import_id = t.import_id and line_no = t.line_no limit 1) b on true
                left join lateral (select file_id from banking.published_import where import_id = t.import_id limit 1) f on true),
            free as materialized (
                select * from known
                where counts and transaction_id not in (select transaction_id from line where decision <> 'NEW' and not by_facts)),
            by_balance as materialized (
                select distinct on (transaction_id) line_no, transaction_id from (
                    select distinct on (m.line_no) m.line_no, f.transaction_id
                    from member m join free f using (money_account_id, booked, amount, facts)
                    where m.balance_after = f.balance_after order by m.line_no, f.occurrence) pair
                order by transaction_id, line_no),
            judged as materialized (
                select m.line_no, m.money_account_id, m.booked, m.amount, m.facts, k.transaction_id as match_id,
                    case when k.settled then 'DUPLICATE' when k.transaction_id is not null then 'CONFLICT' else 'NEW' end as decision
                from (select *, row_number() over (partition by money_account_id, booked, amount, facts order by line_no) as nth
                      from member where line_no not in (select line_no from by_balance)) m
                left join (select *, row_number() over (partition by money_account_id, booked, amount, facts order by settled desc, occurrence) as nth
                      from free where transaction_id not in (select transaction_id from by_balance)) k
                    using (money_account_id, booked, amount, facts, nth)
                union all
                select m.line_no, m.money_account_id, m.booked, m.amount, m.facts, b.transaction_id, 'DUPLICATE'
                from member m join by_balance b using (line_no)),
            numbered as (
                select j.line_no, (n.last + row_number() over (
                    partition by j.money_account_id, j.booked, j.amount, j.facts order by j.line_no))::int as occurrence
                from judged j
                join (select money_account_id, booked, amount, facts, max(occurrence) as last from known group by 1, 2, 3, 4) n
                    using (money_account_id, booked, amount, facts)
                where j.decision = 'NEW')
            update transaction.planned_line p
            set decision = j.decision, occurrence = n.occurrence,
                reason = case j.decision when 'NEW' then 'first-seen' when 'CONFLICT' then 'maybe-second-identical' else 'same-facts' end,
                transaction_id = case when j.decision <> 'NEW' then j.match_id when p.decision = 'NEW' then p.transaction_id else uuidv7() end
            from judged j left join numbered n using (line_no)
            where p.import_id = :import and p.line_no = j.line_no""".formatted(PlanSql.STANDS_FOR, COMPARED);

    /** Numbers among identical lines go on behind what is known and what the plan gave away. */
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

    static final String CORRECTS =
            "select corrects_import_id from banking.published_correction where import_id = ? and not replayed";

    /** A correction brings all lines of its file: what people skipped of them stays skipped. A replay says itself which these are. */
    static final String SKIPPED_BEFORE = """
            insert into transaction.line_decision (tenant_id, import_id, line_no, verdict, note, decided_by)
            select d.tenant_id, :import, d.line_no, 'SKIP', d.note, d.decided_by
            from transaction.line_decision d
            join banking.published_staged_line o on o.line_no = d.line_no
            join banking.published_staged_line s on s.line_no = d.line_no and s.raw = o.raw
            where d.import_id = :corrected and d.verdict = 'SKIP' and o.import_id = :corrected and s.import_id = :import
            on conflict (import_id, line_no) do nothing""";

    static final String NOTE = """
            insert into transaction.line_decision (tenant_id, import_id, line_no, verdict, transaction_id, note, decided_by)
            select :tenant, :import, d.line_no, :verdict, d.target, :note, :by
            from unnest(cast(:lines as int[]), cast(:targets as uuid[])) d (line_no, target)
            on conflict (import_id, line_no) do update
                set verdict = excluded.verdict, transaction_id = excluded.transaction_id, note = excluded.note,
                    decided_by = excluded.decided_by, decided_at = now()""";

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
