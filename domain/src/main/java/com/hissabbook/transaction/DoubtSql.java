package com.hissabbook.transaction;

/** Asks whether lines that are known by their facts alone are the known ones. See {@code docs/adr/0018-what-a-person-decides.md}. */
final class DoubtSql {

    private DoubtSql() {}

    /** How many known transactions with the facts of a line are compared with it. */
    private static final int COMPARED = 1_000;

    /**
     * Any export is whole on the days between its first and its last, so there the n-th identical line is the n-th identical transaction. On its first
     * and its last day it may begin or end in the middle: a line that is known there by its facts alone may be a second one just like it, and must
     * not vanish. So it may on a day of which the file lacks what was known no later than the lines that it has, and where the running balance speaks
     * against it. What came later an older export cannot tell.
     *
     * <p>Of such identical lines those with a known running balance are the known ones, or those of the same bytes, or those of the import that this
     * one corrects, or those that a person decided on before; of the rest as many as are known are questions.
     *
     * <p>The running balance of a line moves where the bank has inserted lines before it: by the sum of new lines up to it, from some day on. If
     * between two days it moves by anything else, something else happened. This is looked at on days on which all lines are alike, where their
     * order says nothing.
     *
     * <p>Few of a file's lines stand on such days. {@code in (…) is true} is looked up in a hash table for each line; a join would sort all of them.
     */
    static final String ASK = """
            with line as materialized (
                select p.line_no, p.money_account_id, p.decision, p.transaction_id, p.occurrence, s.booked, s.amount, s.facts, s.balance_after,
                    p.decision = 'DUPLICATE' and p.reason = 'same-facts' as by_facts,
                    s.bank_id is not null and a.identity is distinct from 'FACTS' as named
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                left join banking.published_money_account a on a.money_account_id = p.money_account_id
                where p.import_id = :import and s.import_id = :import and p.decision in ('NEW', 'DUPLICATE', 'CONFLICT')),
            told as materialized (
                select money_account_id, booked, bool_or(by_facts) as by_facts, count(*) filter (where decision <> 'NEW') as told,
                    bool_and(by_facts and balance_after is not null) and min(amount) = max(amount) as of_one_kind,
                    sum(balance_after) as balances, count(*) as lines,
                    coalesce(sum(sum(amount) filter (where decision = 'NEW')) over (
                        partition by money_account_id order by booked rows between unbounded preceding and 1 preceding), 0) as new_before
                from line group by 1, 2),
            span as materialized (
                select money_account_id, min(booked) as first_day, max(booked) as last_day from told group by 1 having bool_or(by_facts)),
            lacking as materialized (
                select money_account_id, booked from told d
                where by_facts and (
                    select count(*) from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = d.money_account_id and t.booked = d.booked) > d.told),
            newest as materialized (
                select l.money_account_id, l.booked, (array_agg(k.import_id order by k.import_id desc))[1] as import_id
                from line l join lacking using (money_account_id, booked)
                cross join lateral (select import_id from transaction.transaction where transaction_id = l.transaction_id limit 1) k
                where l.by_facts group by 1, 2),
            part as (
                select money_account_id, booked from newest n
                where (
                    select true from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = n.money_account_id and t.booked = n.booked
                      and t.import_id <= n.import_id
                      and not exists (select from transaction.withdrawal w where w.transaction_id = t.transaction_id)
                      and t.transaction_id not in (select transaction_id from line where decision <> 'NEW')
                    limit 1)),
            of_one_kind as materialized (select money_account_id, booked, balances, lines from told where of_one_kind),
            shift as materialized (
                select o.money_account_id, o.booked, (o.balances - sum(k.balance_after)) / o.lines as shift
                from of_one_kind o join line l using (money_account_id, booked)
                cross join lateral (
                    select import_id, line_no from transaction.transaction where transaction_id = l.transaction_id limit 1) t
                cross join lateral (
                    select balance_after from banking.published_staged_line
                    where import_id = t.import_id and line_no = t.line_no limit 1) k
                group by 1, 2, o.balances, o.lines having count(k.balance_after) = o.lines and count(distinct l.facts) = 1),
            moved as materialized (
                select s.money_account_id, s.booked, d.new_before, lag(s.booked) over account as since,
                    s.shift - coalesce(lag(s.shift) over account, 0) as moved
                from shift s join told d using (money_account_id, booked)
                window account as (partition by s.money_account_id order by s.booked)),
            contradicted as (
                select money_account_id, booked from moved m
                where not exists (
                    select from told d where d.money_account_id = m.money_account_id and d.new_before = m.new_before - m.moved
                      and d.booked <= m.booked and (m.since is null or d.booked >= m.since))),
            day as materialized (
                select money_account_id, first_day as booked from span union select money_account_id, last_day from span
                union select * from part union select * from contradicted),
            edge as materialized (
                select distinct money_account_id, booked, amount, facts from line l
                where l.by_facts and ((l.money_account_id, l.booked) in (select money_account_id, booked from day)) is true),
            member as materialized (
                select l.* from line l
                where (l.by_facts or l.decision = 'NEW' and not l.named) and ((l.money_account_id, l.booked, l.amount, l.facts) in (
                    select money_account_id, booked, amount, facts from edge)) is true),
            known as materialized (
                select g.money_account_id, g.booked, g.amount, g.facts, t.occurrence, coalesce(t.stands_for, t.transaction_id) as transaction_id,
                    t.bank_id is not null as named, b.balance_after, t.stands_for is not null or f.file_id = (
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
                    select transaction_id, occurrence, bank_id, import_id, line_no, %s as stands_for from transaction.transaction t
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
                from (select *, row_number() over (partition by money_account_id, booked, amount, facts order by named, line_no) as nth
                      from member where line_no not in (select line_no from by_balance)) m
                left join (select *, row_number() over (partition by money_account_id, booked, amount, facts order by settled desc, named, occurrence) as nth
                      from free where transaction_id not in (select transaction_id from by_balance)) k
                    on (m.money_account_id, m.booked, m.amount, m.facts, m.nth) = (k.money_account_id, k.booked, k.amount, k.facts, k.nth)
                    and not (m.named and k.named)
                union all
                select m.line_no, m.money_account_id, m.booked, m.amount, m.facts, b.transaction_id, 'DUPLICATE'
                from member m join by_balance b using (line_no)),
            numbered as (
                select j.line_no, (n.last + row_number() over (
                    partition by j.money_account_id, j.booked, j.amount, j.facts order by j.line_no))::int as occurrence
                from judged j
                join (select money_account_id, booked, amount, facts, max(occurrence) as last from (
                        select money_account_id, booked, amount, facts, occurrence from known
                        union all
                        select money_account_id, booked, amount, facts, occurrence from line
                        where decision = 'NEW' and named and facts in (select facts from edge)) given
                      group by 1, 2, 3, 4) n
                    using (money_account_id, booked, amount, facts)
                where j.decision = 'NEW')
            update transaction.planned_line p
            set decision = j.decision, occurrence = n.occurrence,
                reason = case j.decision when 'NEW' then 'first-seen' when 'CONFLICT' then 'maybe-second-identical' else 'same-facts' end,
                transaction_id = case when j.decision <> 'NEW' then j.match_id when p.decision = 'NEW' then p.transaction_id else uuidv7() end
            from judged j left join numbered n using (line_no)
            where p.import_id = :import and p.line_no = j.line_no""".formatted(PlanSql.STANDS_FOR, COMPARED);
}
