package com.hissabbook.ledger;

/**
 * Matching and un-matching of many transfers at once. Whatever is looked up of history is looked up by key, per leg. See
 * {@code docs/adr/0022-transfers.md}.
 */
final class MatchingSql {

    private MatchingSql() {}

    /**
     * Where a leg stands: whether the money is on its account still, on how many accounts the transaction has an amount, and which one is
     * not the money's.
     */
    private static final String LEGS = """
            select l.tenant_id, l.transfer_id, l.transaction_id, l.former_account_id, l.amount, l.currency, l.booked, o.entry_date,
                k.locked_through, coalesce(s.held, false) as held, s.accounts, s.account_id,
                o.entry_date <= k.locked_through as locked
            from ledger.transfer_leg l
            left join ledger.entry o on o.entry_id = l.transaction_id
            left join ledger.period_lock k on k.tenant_id = l.tenant_id
            cross join lateral (
                select bool_or(p.account_id = l.money_account_id and p.amount = l.amount) as held, count(*) as accounts,
                    (array_agg(p.account_id) filter (where p.account_id <> l.money_account_id))[1] as account_id
                from (
                    select p.account_id, sum(p.amount) as amount
                    from (select l.transaction_id as entry_id
                          union all
                          select e.entry_id from ledger.entry e where e.transaction_id = l.transaction_id and e.kind <> 'ORIGINAL') mine
                    join ledger.posting p on p.entry_id = mine.entry_id
                    where p.currency = l.currency group by p.account_id having sum(p.amount) <> 0) p) s
            where l.transfer_id = any(:ids)""";

    private static final String CLEARING = """
            (select account_id from classification.published_account where tenant_id = :tenant and role = 'CLEARING')""";

    static final String JUDGE =
            "select j.*, j.account_id = " + CLEARING + """
             as clearing,
                exists (select from transaction.published_withdrawal w where w.transaction_id = j.transaction_id) as withdrawn,
                exists (
                    select from ledger.transfer_leg m
                    where m.transaction_id = j.transaction_id and m.state = 'MATCHED' and m.transfer_id <> j.transfer_id) as taken,
                exists (select from classification.published_override v where v.transaction_id = j.transaction_id) as chosen
            from (""" + LEGS + ") j order by j.transfer_id, j.transaction_id";

    /**
     * Each leg that is elsewhere moves to the clearing account; what the fee leaves there moves to its account, as an entry of the leg
     * that bears it. Dated in a locked period, an entry counts on the first open day and keeps its own date beside it.
     */
    static final String BOOK = "with leg as materialized (" + LEGS + "), clearing as materialized " + CLEARING + """
            , fee as (
                select t.transfer_id, t.fee_account_id, t.fee_amount, bearer.transaction_id
                from ledger.transfer t
                cross join lateral (
                    select leg.transaction_id from leg where leg.transfer_id = t.transfer_id
                    order by leg.amount * sign(t.fee_amount), leg.transaction_id limit 1) bearer
                where t.transfer_id = any(:ids) and t.fee_amount is not null),
            moved as materialized (
                select uuidv7() as entry_id, leg.tenant_id, leg.transfer_id, leg.transaction_id, m.of_fee, m.from_account, m.amount,
                    leg.currency, greatest(leg.entry_date, leg.locked_through + 1) as entry_date,
                    case when leg.entry_date <= leg.locked_through then leg.entry_date end as original_date
                from leg
                cross join lateral (
                    select false as of_fee, leg.account_id as from_account, leg.amount
                    where leg.account_id <> (select account_id from clearing)
                    union all
                    select true, fee.fee_account_id, fee.fee_amount from fee
                    where fee.transfer_id = leg.transfer_id and fee.transaction_id = leg.transaction_id) m),
            entries as (
                insert into ledger.entry (tenant_id, entry_id, transaction_id, entry_date, original_date, kind, transfer_id)
                select tenant_id, entry_id, transaction_id, entry_date, original_date, 'RECLASSIFICATION', transfer_id from moved),
            postings as (
                insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                select tenant_id, entry_id, side.no, side.account_id, side.amount, currency, entry_date
                from moved
                cross join lateral (
                    values (1, from_account, moved.amount), (2, (select account_id from clearing), -moved.amount))
                    side (no, account_id, amount)),
            legs as (
                update ledger.transfer_leg l set former_account_id = leg.account_id,
                    entry_id = (
                        select m.entry_id from moved m
                        where m.transfer_id = l.transfer_id and m.transaction_id = l.transaction_id and not m.of_fee)
                from leg where l.transfer_id = leg.transfer_id and l.transaction_id = leg.transaction_id)
            update ledger.transfer t set fee_entry_id = m.entry_id from moved m where m.transfer_id = t.transfer_id and m.of_fee""";

    private static final String MERGED = """
            with recursive merged as materialized (
                select * from unnest(cast(:merged as uuid[]), cast(:into as uuid[]), cast(:from as date[])) m (account_id, into_account, from_day)),
            """;

    /** The account was merged into another, from the day on that the merge began with. */
    private static final String LEADS_ON = " m.account_id = w.account_id and w.entry_date >= m.from_day";

    /**
     * What the match wrote and nobody took back yet, with what merges of its fee's account wrote. A leg whose former account was merged meanwhile goes on, by an entry of its own, to the
     * account that the merges lead to.
     */
    static final String UNBOOK = MERGED + """
            reversal as materialized (
                select uuidv7() as entry_id, e.tenant_id, e.entry_id as reverses, e.transaction_id, e.transfer_id,
                    greatest(e.entry_date, k.locked_through + 1) as entry_date,
                    case when e.entry_date <= k.locked_through then e.entry_date end as original_date
                from (select entry_id from ledger.transfer_leg where transfer_id = any(:ids) and entry_id is not null
                      union all
                      select fee_entry_id from ledger.transfer where transfer_id = any(:ids) and fee_entry_id is not null
                      union all
                      select e.entry_id
                      from ledger.transfer_leg l
                      join ledger.entry e on e.transaction_id = l.transaction_id and e.kind = 'RECLASSIFICATION' and e.transfer_id = l.transfer_id
                      where l.transfer_id = any(:ids) and e.application_id is not null) written
                join ledger.entry e on e.entry_id = written.entry_id
                left join ledger.period_lock k on k.tenant_id = e.tenant_id
                where not exists (select from ledger.entry r where r.reverses = e.entry_id)),
            way (reverses, entry_date, account_id, former, hops) as (
                select r.reverses, r.entry_date, l.former_account_id, l.former_account_id, 0
                from reversal r join ledger.transfer_leg l on l.transfer_id = r.transfer_id and l.entry_id = r.reverses
                union all
                select w.reverses, w.entry_date, m.into_account, w.former, w.hops + 1
                from way w join merged m on""" + LEADS_ON + """

                where w.hops < 50),
            onward as materialized (
                select uuidv7() as entry_id, r.tenant_id, r.transaction_id, r.reverses, r.entry_date, r.original_date, w.former, w.account_id
                from way w join reversal r on r.reverses = w.reverses
                where w.hops > 0 and not exists (select from merged m where""" + LEADS_ON + """
            )),
            entries as (
                insert into ledger.entry (tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, kind, undo_id, transfer_id)
                select tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, 'REVERSAL', cast(:cause as uuid), transfer_id
                from reversal
                union all
                select tenant_id, entry_id, transaction_id, null, entry_date, original_date, 'RECLASSIFICATION', null, null from onward),
            postings as (
                insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                select p.tenant_id, r.entry_id, p.no, p.account_id, -p.amount, p.currency, r.entry_date
                from reversal r join ledger.posting p on p.entry_id = r.reverses
                union all
                select p.tenant_id, o.entry_id, p.no, case when p.account_id = o.former then o.former else o.account_id end, p.amount, p.currency,
                    o.entry_date
                from onward o join ledger.posting p on p.entry_id = o.reverses),
            legs as (
                update ledger.transfer_leg l set entry_id = null,
                    former_account_id = coalesce((select o.account_id from onward o where o.reverses = l.entry_id), l.former_account_id)
                where l.transfer_id = any(:ids))
            update ledger.transfer set fee_entry_id = null where transfer_id = any(:ids) and fee_entry_id is not null""";

    /** The fee of a transfer that is not matched leads on to where its account was merged, as of the day that it would count on. */
    static final String LEAD_FEES = MERGED + """
            way (transfer_id, entry_date, account_id, hops) as (
                select t.transfer_id, greatest(o.entry_date, k.locked_through + 1), t.fee_account_id, 0
                from ledger.transfer t
                cross join lateral (
                    select l.transaction_id from ledger.transfer_leg l where l.transfer_id = t.transfer_id
                    order by l.amount * sign(t.fee_amount), l.transaction_id limit 1) bearer
                join ledger.entry o on o.entry_id = bearer.transaction_id
                left join ledger.period_lock k on k.tenant_id = t.tenant_id
                where t.transfer_id = any(:ids) and t.fee_account_id is not null and t.state <> 'MATCHED'
                union all
                select w.transfer_id, w.entry_date, m.into_account, w.hops + 1
                from way w join merged m on""" + LEADS_ON + """

                where w.hops < 50)
            update ledger.transfer t set fee_account_id = w.account_id
            from way w
            where w.transfer_id = t.transfer_id and w.hops > 0 and not exists (select from merged m where""" + LEADS_ON + ")";

    static final String FEE_ON_ARCHIVED_ACCOUNT = """
            select t.transfer_id from ledger.transfer t
            join classification.published_account a on a.account_id = t.fee_account_id and a.archived
            where t.transfer_id = any(:ids)""";

    /** Entries of a match that lie in a locked period, and those that lead back to an account that is archived by now and was not merged. */
    static final String HOW_BOUND = MERGED + """
            way (entry_date, account_id, hops) as (
                select e.entry_date, l.former_account_id, 0
                from ledger.transfer_leg l join ledger.entry e on e.entry_id = l.entry_id where l.transfer_id = any(:ids)
                union all
                select w.entry_date, m.into_account, w.hops + 1 from way w join merged m on""" + LEADS_ON + """

                where w.hops < 50)
            select exists (
                    select from ledger.transfer t
                    join ledger.transfer_leg l on l.transfer_id = t.transfer_id
                    join ledger.entry e on e.entry_id in (l.entry_id, t.fee_entry_id)
                    join ledger.period_lock k on k.tenant_id = t.tenant_id and e.entry_date <= k.locked_through
                    where t.transfer_id = any(:ids)) as locked,
                exists (
                    select from way w join classification.published_account a on a.account_id = w.account_id and a.archived
                    where not exists (select from merged m where""" + LEADS_ON + """
            )) as archived""";

    static final String MOVE = """
            update ledger.transfer set state = :state where transfer_id = any(:ids)""";

    /** Of the lines in a range that were withdrawn or reinstated: the transfers that are matched or were until an undo. */
    static final String TOUCHED = """
            select distinct t.transfer_id, t.state, t.decided_at,
                exists (
                    select from ledger.transfer_leg o join transaction.published_withdrawal w on w.transaction_id = o.transaction_id
                    where o.transfer_id = t.transfer_id) as incomplete
            from transaction.published_line_told p
            join ledger.transfer_leg l on l.transaction_id = p.transaction_id and l.state in ('MATCHED', 'SUSPENDED')
            join ledger.transfer t on t.transfer_id = l.transfer_id
            where p.import_id = :plan and p.line_no > :after and p.line_no <= :through
            order by t.decided_at desc, t.transfer_id""";

    static final String MATCH_OF =
            "select transfer_id from ledger.transfer_leg where tenant_id = ? and transaction_id = ? and state = 'MATCHED'";
}
