package com.hissabbook.transaction;

/** What becomes of lines that people skipped. See {@code docs/adr/0018-what-a-person-decides.md} and {@code 0025-rejects-and-replay.md}. */
final class SkippedSql {

    private SkippedSql() {}

    /**
     * Skipped lines whose happening began to count after they were skipped: a transaction with their facts or their bank's id, or what such a one is merged
     * into, that is not another line of the same import.
     */
    static final String BOOKED_SINCE = """
            select d.line_no, again.transaction_id
            from transaction.line_decision d
            join transaction.planned_line p on p.import_id = d.import_id and p.line_no = d.line_no
            join banking.published_staged_line s on s.import_id = d.import_id and s.line_no = d.line_no
            left join banking.published_money_account m on m.money_account_id = p.money_account_id
            cross join lateral (
                select coalesce(w.merged_into, a.transaction_id) as transaction_id
                from (
                    select t.transaction_id, t.import_id, t.recorded_at from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = p.money_account_id and t.booked = s.booked
                      and t.amount = s.amount and t.facts = s.facts
                    union all
                    select t.transaction_id, t.import_id, t.recorded_at from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = p.money_account_id and t.bank_id = s.bank_id
                      and m.identity is distinct from 'FACTS') a
                left join transaction.withdrawal w on w.transaction_id = a.transaction_id
                where a.import_id is distinct from d.import_id
                  and (a.recorded_at > d.decided_at or exists (
                    select from transaction.reinstatement r where r.transaction_id = a.transaction_id and r.reinstated_at > d.decided_at))
                  and (w.transaction_id is null or w.merged_into is not null and not exists (
                    select from transaction.withdrawal o where o.transaction_id = w.merged_into))
                  and not exists (
                    select from transaction.planned_line q
                    where q.transaction_id = coalesce(w.merged_into, a.transaction_id) and q.decision = 'DUPLICATE'
                      and q.import_id = d.import_id)
                limit 1) again
            where d.import_id = :import and s.import_id = :import and d.line_no = any(cast(:lines as int[])) and d.verdict = 'SKIP'
            order by d.line_no""";

    static final String SKIP_ALIKE = """
            insert into transaction.line_decision (tenant_id, import_id, line_no, verdict, note, decided_by)
            select d.tenant_id, ?, n.new_line, 'SKIP', d.note, d.decided_by
            from unnest(cast(? as int[]), cast(? as int[])) n (line_no, new_line)
            join transaction.line_decision d on d.import_id = ? and d.line_no = n.line_no and d.verdict = 'SKIP'""";

    static final String CORRECTS =
            "select corrects_import_id from banking.published_correction where import_id = ? and not replayed";

    /** The imports that tell what people skipped of a correction's file, and whether they skipped any line of it. */
    static final String TOLD = """
            select f.import_id, exists (
                select from transaction.line_decision d where d.import_id = f.import_id and d.verdict = 'SKIP') as skips
            from (
                select cast(:corrected as uuid) as import_id
                union
                select coalesce(i.same_as_import_id, i.import_id)
                from banking.published_correction c join banking.published_import i on i.import_id = c.import_id
                where c.corrects_import_id = :corrected and c.import_id <> :import and i.state = 'COMPLETED') f
            where f.import_id <> :import""";

    /**
     * A correction brings all lines of its file: what people skipped of them, in the first import or in a correction of it that stands, stays skipped
     * unless they accepted it since. The n-th line with a text is the n-th with that text, as lines above it may have come or gone. A replay says itself
     * which these are.
     */
    static final String SKIPPED_BEFORE = """
            with text as materialized (
                select distinct s.raw
                from transaction.line_decision d
                join banking.published_staged_line s on s.import_id = d.import_id and s.line_no = d.line_no
                where d.import_id = any(cast(:told as uuid[])) and s.import_id = any(cast(:told as uuid[])) and d.verdict = 'SKIP'),
            line as materialized (
                select s.import_id, s.line_no, s.raw, row_number() over (partition by s.import_id, s.raw order by s.line_no) as nth
                from banking.published_staged_line s
                where s.import_id = any(cast(:import as uuid) || cast(:told as uuid[])) and s.raw in (select raw from text)),
            latest as (
                select distinct on (l.raw, l.nth) l.raw, l.nth, d.tenant_id, d.verdict, d.note, d.decided_by
                from line l join transaction.line_decision d on d.import_id = l.import_id and d.line_no = l.line_no
                where d.import_id = any(cast(:told as uuid[]))
                order by l.raw, l.nth, d.decided_at desc)
            insert into transaction.line_decision (tenant_id, import_id, line_no, verdict, note, decided_by)
            select o.tenant_id, :import, l.line_no, 'SKIP', o.note, o.decided_by
            from latest o join line l on l.raw = o.raw and l.nth = o.nth
            where l.import_id = :import and o.verdict = 'SKIP'
            on conflict (import_id, line_no) do nothing""";

    /**
     * Skipped lines that were known or in question before are so again, as long as what they were known as counts. What the plan itself had found is no
     * decision any more.
     */
    static final String PUT_BACK = """
            with again as materialized (
                select d.line_no, d.was ->> 'decision' as decision, d.was ->> 'reason' as reason, s.amount,
                    coalesce(w.merged_into, cast(d.was ->> 'transaction' as uuid)) as transaction_id
                from transaction.line_decision d
                join transaction.planned_line p on p.import_id = d.import_id and p.line_no = d.line_no
                join banking.published_staged_line s on s.import_id = d.import_id and s.line_no = d.line_no
                left join transaction.withdrawal w on w.transaction_id = cast(d.was ->> 'transaction' as uuid)
                where d.import_id = :import and s.import_id = :import and d.line_no = any(cast(:lines as int[]))
                  and d.verdict = 'SKIP' and p.reason = 'skipped' and d.was is not null
                  and (w.transaction_id is null or w.merged_into is not null and not exists (
                    select from transaction.withdrawal o where o.transaction_id = w.merged_into))),
            restored as (
                update transaction.planned_line p set decision = a.decision, reason = a.reason, transaction_id = a.transaction_id
                from again a where p.import_id = :import and p.line_no = a.line_no),
            answered as (
                update transaction.line_decision d
                set verdict = 'DUPLICATE', transaction_id = a.transaction_id, was = null, note = :note, decided_by = :by, decided_at = now()
                from again a where d.import_id = :import and d.line_no = a.line_no and a.reason = 'decided'),
            forgotten as (
                delete from transaction.line_decision d using again a
                where d.import_id = :import and d.line_no = a.line_no and a.reason <> 'decided')
            select line_no, decision, amount from again""";
}
