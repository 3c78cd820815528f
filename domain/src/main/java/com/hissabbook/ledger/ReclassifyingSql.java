package com.hissabbook.ledger;

/** Entries for lines of {@code classification.published_application_line}, a range at a time. */
final class ReclassifyingSql {

    private ReclassifyingSql() {}

    private static final String RANGE =
            " l.application_id = :id and l.line_no > :after and l.line_no <= :through and l.status =";

    /** What all entries of a line's transaction together put on each account, in its currency. */
    private static final String STANDING = """
            (select p.account_id, sum(p.amount) as amount
             from (select l.transaction_id as entry_id
                   union all
                   select e.entry_id from ledger.entry e where e.transaction_id = l.transaction_id and e.kind <> 'ORIGINAL') mine
             join ledger.posting p on p.entry_id = mine.entry_id
             where p.currency = l.currency group by p.account_id) s""";

    /** What a match put where it is stays until people un-match it, but for its fee, whose account may be merged. */
    private static final String MATCHED = """

             exists (
                select from ledger.transfer_leg x join ledger.transfer t on t.transfer_id = x.transfer_id
                where x.transaction_id = l.transaction_id and x.state = 'MATCHED'
                  and not (l.cause = 'MERGE' and t.fee_entry_id is not null and t.fee_account_id = l.from_account))""";

    /** It is matched, and what is to be reversed was not written for the fee of that match. */
    private static final String MATCHED_OTHERWISE = """

             exists (
                select from ledger.transfer_leg x
                where x.transaction_id = l.transaction_id and x.state = 'MATCHED' and x.transfer_id is distinct from m.transfer_id)""";

    /**
     * A line moves by rules only if it stands as a whole where it is to leave, on an account or in the parts of a split. By a merge moves whatever
     * still stands there.
     */
    static final String NOT_MOVABLE = """
            select l.line_no,
                coalesce(b.fits and l.cause = 'RULES' and o.entry_date <= k.locked_through, false) and not """ + MATCHED + """
                 as locked
            from classification.published_application_line l
            left join ledger.entry o on o.entry_id = l.transaction_id
            left join ledger.period_lock k on k.tenant_id = l.tenant_id
            cross join lateral (
                select count(*) filter (where s.amount = f.amount) = max(f.parts)
                    and (l.cause = 'MERGE' or count(*) filter (where s.amount <> 0) = max(f.parts) + 1) as fits
                from """ + STANDING + """

                left join (
                    select f.*, count(*) over () as parts
                    from classification.published_parts_of(l.from_account, -l.amount) f) f on f.account_id = s.account_id) b
            where""" + RANGE + """
             'PLANNED' and (coalesce(b.fits, false) = false or """ + MATCHED + """
             or l.cause = 'RULES' and o.entry_date <= k.locked_through)
            order by l.line_no""";

    /**
     * Lines whose entry counts on another day than the plan says. Rules move on the day of the first entry. A merge moves on the day that
     * was agreed to, or, if that is locked by now, on the first open day.
     */
    static final String OTHER_DAYS = """
            select * from (
                select l.line_no, l.counts_on,
                    case l.cause when 'RULES' then o.entry_date else greatest(l.counts_on, k.locked_through + 1) end as entry_date
                from classification.published_application_line l
                left join ledger.entry o on o.entry_id = l.transaction_id
                left join ledger.period_lock k on k.tenant_id = l.tenant_id
                where""" + RANGE + """
             'PLANNED') day where entry_date <> counts_on order by line_no""";

    /**
     * On the days of the plan; one that is dated otherwise keeps its own day beside it. The fee of a match goes on to be its match's: taken back
     * with it, and booked on the other account from now on.
     */
    static final String MOVE = """
            with line as materialized (
                select l.tenant_id, l.application_id, l.line_no, uuidv7() as entry_id, l.transaction_id, l.from_account, l.to_account, l.amount,
                    l.currency, l.counts_on as entry_date, case when l.cause = 'MERGE' and l.booked < l.counts_on then l.booked end as original_date,
                    (select x.transfer_id from ledger.transfer_leg x where x.transaction_id = l.transaction_id and x.state = 'MATCHED') as transfer_id
                from classification.published_application_line l
                where""" + RANGE + """
             'PLANNED' order by l.line_no),
            entries as (
                insert into ledger.entry (tenant_id, entry_id, transaction_id, entry_date, original_date, kind, transfer_id, application_id, application_line)
                select tenant_id, entry_id, transaction_id, entry_date, original_date, 'RECLASSIFICATION', transfer_id, application_id, line_no
                from line),
            fees as (
                update ledger.transfer t set fee_account_id = line.to_account from line where t.transfer_id = line.transfer_id)
            insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
            select tenant_id, entry_id, side.no, side.account_id, side.amount, currency, entry_date
            from line
            cross join lateral (
                select row_number() over () as no, p.account_id, sum(p.amount) as amount
                from (
                    select * from classification.published_parts_of(from_account, line.amount)
                    union all
                    select * from classification.published_parts_of(to_account, -line.amount)) p
                group by p.account_id having sum(p.amount) <> 0) side""";

    private static final String MOVED =
            " ledger.entry m on m.application_id = l.application_id and m.application_line = l.line_no and m.kind = 'RECLASSIFICATION'";

    /**
     * Of the chain that begins with a line's entry (the entry, what reverses it, what reverses that, …) the last one, if it stands on the same
     * side as the first: undoing an import takes the entry back, and bringing the import back brings it back as another one.
     */
    private static final String STANDS = """
            with recursive line as materialized (
                select l.* from classification.published_application_line l where""" + RANGE + """
             'POSTED'),
            chain as (
                select l.line_no, m.entry_id as last, true as counts from line l join """ + MOVED + """

                union all
                select c.line_no, r.entry_id, not c.counts from chain c join ledger.entry r on r.reverses = c.last),
            stands as materialized (
                select c.line_no, c.last from chain c
                where c.counts and not exists (select from ledger.entry r where r.reverses = c.last))""";

    /** What it wrote does not stand any more, or what that put on the account does not stand there. */
    static final String NOT_REVERSIBLE = STANDS + """
            select l.line_no
            from line l
            left join stands on stands.line_no = l.line_no
            left join ledger.entry m on m.entry_id = stands.last
            cross join lateral (
                select count(*) filter (where s.amount * sign(cast(f.amount as numeric)) >= abs(f.amount)) = max(f.parts) as fits
                from """ + STANDING + """

                left join (
                    select f.*, count(*) over () as parts
                    from classification.published_parts_of(l.to_account, -l.amount) f) f on f.account_id = s.account_id) b
            where stands.last is null or coalesce(b.fits, false) = false or""" + MATCHED_OTHERWISE + """

            order by l.line_no""";

    /** In a locked period the reversal counts on the first open day and keeps its own date beside it. */
    static final String TAKE_BACK = STANDS + """
            , reversal as materialized (
                select uuidv7() as entry_id, m.tenant_id, m.entry_id as reverses, m.transaction_id, m.transfer_id, l.application_id,
                    l.line_no, l.from_account, l.to_account,
                    greatest(m.entry_date, k.locked_through + 1) as entry_date,
                    case when m.entry_date <= k.locked_through then m.entry_date end as original_date
                from line l
                join stands on stands.line_no = l.line_no
                join ledger.entry m on m.entry_id = stands.last
                left join ledger.period_lock k on k.tenant_id = l.tenant_id),
            entries as (
                insert into ledger.entry (tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, kind, transfer_id, application_id,
                    application_line)
                select tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, 'REVERSAL', transfer_id, application_id, line_no
                from reversal),
            fees as (
                update ledger.transfer t set fee_account_id = r.from_account
                from reversal r where t.transfer_id = r.transfer_id and t.fee_account_id = r.to_account)
            insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
            select p.tenant_id, r.entry_id, p.no, p.account_id, -p.amount, p.currency, r.entry_date
            from reversal r join ledger.posting p on p.entry_id = r.reverses""";

    /** What each transaction has on an account that is merged; a reversal without one (of an opening balance) stays. */
    static final String ON_ACCOUNT = """
            select e.transaction_id, p.currency, max(p.entry_date) as day, cast(sum(p.amount) as bigint) as amount
            from ledger.posting p join ledger.entry e on e.entry_id = p.entry_id
            where p.tenant_id = :tenant and p.account_id = :account and e.transaction_id is not null
            group by e.transaction_id, p.currency
            having sum(p.amount) <> 0 and max(p.entry_date) >= coalesce(cast(:from as date), '-infinity')
            order by 3, 1, 2""";
}
