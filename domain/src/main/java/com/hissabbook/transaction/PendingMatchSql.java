package com.hissabbook.transaction;

/**
 * Which booked transaction a pending has certainly become: the one with its bank's id, or of equal ones the one that is told after it was last
 * pending; a file that tells both of them means two. What is equal several times over on other days is no certainty.
 */
final class PendingMatchSql {

    private PendingMatchSql() {}

    /** Days from a pending's day within which it may be booked without the bank's id. */
    static final int DAYS = 10;

    private static final String NIL = "'00000000-0000-0000-0000-000000000000'";

    /** First day as of which a standing file tells a transaction, and whether one of them tells the pending beside it. */
    private static final String TOLD = """
            (select min(coalesce((select s.told_on from transaction.told_statement s
                        where s.import_id = h.import_id and s.money_account_id = v.money_account_id limit 1), 'infinity')) as first_told,
                    bool_or((select true from transaction.pending_sighting g
                        where g.pending_id = v.pending_id and g.import_id = h.import_id limit 1) is true) as beside
                from (select t.import_id
                    union all
                    select p.import_id from transaction.planned_line p where p.transaction_id = t.own_id and p.decision = 'DUPLICATE') h
                where %s)""".formatted(PendingSql.stands("h.import_id"));

    private static final String DISMISSED = """
            (select true from transaction.pending_proposal o
                where o.pending_id = v.pending_id and o.transaction_id = coalesce(t.stands_for, t.own_id) and o.dismissed_at is not null limit 1)""";

    /** A transaction that a person named for another pending is taken. */
    private static final String TAKEN = """
            (select true from transaction.pending k
                where k.transaction_id = coalesce(t.stands_for, t.own_id) and k.decided = 'POSTED' and k.pending_id <> v.pending_id limit 1)""";

    static final String DECIDED = """
            insert into pending_match
            select v.pending_id, coalesce(t.stands_for, t.own_id), 'decided'
            from pending_seen v
            cross join lateral (
                select t.transaction_id as own_id, %s as stands_for from transaction.transaction t
                where t.transaction_id = v.decided_transaction_id limit 1) t
            where v.decided = 'POSTED' and t.stands_for is distinct from %s""".formatted(PlanSql.STANDS_FOR, NIL);

    static final String CANDIDATES = """
            insert into pending_candidate
            select v.pending_id, v.money_account_id, v.day, v.amount, v.facts, v.occurrence, v.told_on, coalesce(t.stands_for, t.own_id),
                t.booked, t.amount, t.same_id, h.first_told
            from pending_seen v
            cross join lateral (
                (select t.transaction_id as own_id, t.import_id, t.booked, t.amount, true as same_id, %1$s as stands_for
                 from transaction.transaction t
                 where t.tenant_id = :tenant and t.money_account_id = v.money_account_id and t.bank_id = v.bank_id)
                union all
                (select t.transaction_id, t.import_id, t.booked, t.amount, false, %1$s
                 from generate_series(0, %2$d) d (days)
                 cross join lateral (
                    select * from transaction.transaction x
                    where x.tenant_id = :tenant and x.money_account_id = v.money_account_id and x.booked = v.day + d.days
                        and x.amount = v.amount and x.facts = v.facts
                    offset 0) t)
                offset 0) t
            cross join lateral %3$s h
            where (v.decided in ('DROPPED', 'POSTED')) is not true and t.stands_for is distinct from %4$s
                and (t.same_id or h.first_told >= v.told_on and not h.beside)
                and %5$s is null and %6$s is null""".formatted(PlanSql.STANDS_FOR, DAYS, TOLD, NIL, DISMISSED, TAKEN);

    /** The bank's id is its word, also for another amount; but not for one of another sign or far larger, nor months apart. */
    static final String BY_ID = """
            insert into pending_match
            select distinct on (c.pending_id) c.pending_id, c.transaction_id,
                case when c.booked_amount = c.amount then 'same-bank-id' else 'same-bank-id-other-amount' end
            from pending_candidate c
            where c.same_id and sign(c.booked_amount) = sign(c.amount) and abs(c.booked_amount) * 10 <= abs(c.amount) * 13
                and c.booked between c.day - 7 and c.day + 60
            order by c.pending_id, c.booked_amount = c.amount desc, c.booked, c.transaction_id
            on conflict (pending_id) do nothing""";

    /** What is pending longest was booked first; of equal ones it makes no difference which. */
    private static final String FREE = """
            with free as materialized (
                select c.* from pending_candidate c
                where not c.same_id
                    and not exists (select from pending_match m where m.pending_id = c.pending_id)
                    and not exists (select from pending_match m where m.transaction_id = c.transaction_id)
                    and %s),
            waiting as (
                select *, row_number() over (partition by money_account_id, day, amount, facts order by told_on, occurrence desc) as nth
                from (select distinct pending_id, money_account_id, day, amount, facts, told_on, occurrence from free) p),
            booked as (
                select *, row_number() over (partition by money_account_id, day, amount, facts order by first_told, booked, transaction_id) as nth
                from (select transaction_id, money_account_id, day, amount, facts, min(booked) as booked, min(first_told) as first_told
                      from free group by 1, 2, 3, 4, 5) t)
            """;

    private static final String NTH_TO_NTH = """
            select p.pending_id, b.transaction_id, 'same-facts'
            from waiting p
            join booked b using (money_account_id, day, amount, facts, nth)
            %s
            where exists (select from free f where f.pending_id = p.pending_id and f.transaction_id = b.transaction_id)
            on conflict (pending_id) do nothing""";

    static final String SAME_DAY =
            "insert into pending_match " + FREE.formatted("c.booked = c.day") + NTH_TO_NTH.formatted("");

    /** On other days: no more booked ones than pendings of one day, and none that pendings of another day could be as well. */
    static final String OTHER_DAYS = "insert into pending_match " + FREE.formatted("true") + """
            , days as (
                select transaction_id, count(distinct day) as days from free group by 1),
            certain as (
                select money_account_id, day, amount, facts from free join days using (transaction_id)
                group by 1, 2, 3, 4
                having count(distinct transaction_id) <= count(distinct pending_id) and max(days.days) = 1)
            """
            + NTH_TO_NTH.formatted("join certain using (money_account_id, day, amount, facts)");

    /**
     * For what is not certain: booked transactions of the same direction, up to three tenths larger, or with the bank's id; each with the
     * texts of both.
     */
    static final String LIKELY = """
            select v.pending_id, v.day, v.amount, s.counterparty, coalesce(s.description, '') as description, t.own_id as transaction_id,
                t.booked, t.amount as booked_amount, t.counterparty as known_counterparty, t.description as known_description, t.same_id
            from pending_outcome o
            join pending_seen v on v.pending_id = o.pending_id
            join banking.published_staged_line s on s.import_id = v.import_id and s.line_no = v.line_no
            cross join lateral (
                (select t.transaction_id as own_id, t.import_id, t.booked, t.amount, t.counterparty, t.description, true as same_id,
                    %1$s as stands_for
                 from transaction.transaction t
                 where t.tenant_id = :tenant and t.money_account_id = v.money_account_id and t.bank_id = v.bank_id limit 5)
                union all
                (select t.transaction_id, t.import_id, t.booked, t.amount, t.counterparty, t.description, false, %1$s
                 from generate_series(0, %2$d) d (days)
                 cross join lateral (
                    select * from transaction.transaction x
                    where x.tenant_id = :tenant and x.money_account_id = v.money_account_id and x.booked = v.day + d.days
                        and x.amount between least(v.amount, v.amount * 13 / 10) and greatest(v.amount, v.amount * 13 / 10)
                        and x.currency = v.currency
                    limit 20) t)
                offset 0) t
            cross join lateral %3$s h
            where o.state in ('PENDING', 'DROPPED', 'EXPIRED') and v.decided is null and t.stands_for is null
                and (t.same_id or h.first_told >= v.told_on and not h.beside)
                and %4$s is null
                and (select true from transaction.pending k where k.transaction_id = t.own_id limit 1) is null
            order by v.pending_id, t.booked, t.own_id
            limit 5000""".formatted(PlanSql.STANDS_FOR, DAYS, TOLD, DISMISSED);
}
