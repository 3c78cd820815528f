package com.hissabbook.ledger;

/**
 * Finds the other side of many lines at once: per line and other account of its currency a probe of the index that starts with account and
 * day, so that the cost of a line does not grow with history.
 */
final class TransferSearchSql {

    private TransferSearchSql() {}

    private static final String OWN = """
            with own as materialized (
                select * from unnest(cast(:accounts as uuid[]), cast(:currencies as text[]), cast(:names as text[]), cast(:numbers as text[]))
                    as o (account_id, currency, name, number)),
            line as materialized (
                select t.transaction_id, t.money_account_id, t.booked, t.amount, t.currency, t.counterparty, t.description
            """;

    private static final String OF_IMPORT = """
                from transaction.published_planned_line p
                join transaction.published_transaction t on t.transaction_id = p.transaction_id
                where p.import_id = :import and p.line_no > :after and p.line_no <= :through and p.decision = 'NEW' and t.amount <> 0
            """;

    private static final String OF_DAYS = """
                from own
                cross join lateral (
                    select * from transaction.published_transaction t
                    where t.tenant_id = :tenant and t.money_account_id = own.account_id and t.booked between :from and :to and t.amount < 0
                    offset 0) t
                where not exists (select from transaction.published_withdrawal w where w.transaction_id = t.transaction_id)
            """;

    /** At most five a line and account, the nearest first: two are too many already for anything but a person. */
    private static final String PAIRS = """
            ),
            found as materialized (
                select distinct on (f.pays_id, f.receives_id) f.* from (
                    select
                        case when l.amount < 0 then l.transaction_id else c.transaction_id end as pays_id,
                        case when l.amount < 0 then c.transaction_id else l.transaction_id end as receives_id,
                        case when l.amount < 0 then l.money_account_id else a.account_id end as pays_account,
                        case when l.amount < 0 then a.account_id else l.money_account_id end as receives_account,
                        case when l.amount < 0 then l.booked else c.booked end as paid,
                        case when l.amount < 0 then c.booked else l.booked end as received,
                        abs(l.amount) as amount, l.currency,
                        lower(concat_ws(' ', l.counterparty, l.description)) as here, lower(concat_ws(' ', c.counterparty, c.description)) as there,
                        mine.name as my_name, mine.number as my_number, a.name as its_name, a.number as its_number
                    from line l
                    join own mine on mine.account_id = l.money_account_id
                    join own a on a.account_id <> l.money_account_id and a.currency = l.currency
                    cross join lateral (
                        select t.transaction_id, t.booked, t.counterparty, t.description
                        from transaction.published_transaction t
                        where t.tenant_id = :tenant and t.money_account_id = a.account_id
                          and t.booked between l.booked - :days and l.booked + :days and t.amount = -l.amount
                          and not exists (select from transaction.published_withdrawal w where w.transaction_id = t.transaction_id)
                          and not exists (
                              select from ledger.transfer_leg m where m.transaction_id = t.transaction_id and m.state = 'MATCHED')
                        order by abs(t.booked - l.booked), t.transaction_id limit 5) c
                    where not exists (
                        select from ledger.transfer_leg m where m.transaction_id = l.transaction_id and m.state = 'MATCHED')) f
                order by f.pays_id, f.receives_id),
            """;

    /** What speaks for a pair and against it, as a score and in words. */
    private static final String JUDGED = """
            evidence as (
                select f.*, f.received - f.paid as days_later,
                    length(its_name) >= 4 and position(its_name in here) > 0
                        or length(my_name) >= 4 and position(my_name in there) > 0
                        or length(its_number) >= 4 and position(its_number in regexp_replace(here, '[^a-z0-9*]', '', 'g')) > 0
                        or length(my_number) >= 4 and position(my_number in regexp_replace(there, '[^a-z0-9*]', '', 'g')) > 0 as named,
                    side.marked, side.chosen
                from found f
                cross join lateral (
                    select count(*) filter (where coalesce(v.account_id, g.account_id) = k.account_id) as marked,
                        count(v.account_id) filter (where v.account_id <> k.account_id) as chosen
                    from (values (f.pays_id), (f.receives_id)) s (transaction_id)
                    cross join (
                        select account_id from classification.published_account where tenant_id = :tenant and role = 'CLEARING') k
                    left join classification.published_assignment g on g.transaction_id = s.transaction_id
                    left join classification.published_override v on v.transaction_id = s.transaction_id) side),
            pair as materialized (
                select uuidv7() as transfer_id, e.*,
                    greatest(0, least(100, 50 + greatest(0, 20 - 4 * abs(days_later)) + case when coalesce(named, false) then 20 else 0 end
                        + 10 * cast(marked as int) - 30 * cast(chosen as int))) as score,
                    array_remove(array[
                        'equal and opposite amount',
                        case when days_later = 0 then 'same day'
                            else abs(days_later) || case abs(days_later) when 1 then ' day' else ' days' end
                                || case when days_later > 0 then ' later' else ' earlier' end end,
                        case when named then 'other own account named in the text' end,
                        case marked when 2 then 'both sides stand on the clearing account' when 1 then 'one side stands on the clearing account' end,
                        case when chosen > 0 then 'a person chose the account of a side: accepting moves it all the same' end], null) as reasons
                from evidence e order by e.pays_id, e.receives_id),
            """;

    private static final String KEPT = """
            kept as (
                insert into ledger.transfer (transfer_id, tenant_id, state, pays, receives, currency, score, reasons)
                select transfer_id, :tenant, 'PROPOSED', pays_id, receives_id, currency, score, reasons from pair
                on conflict (tenant_id, pays, receives) where pays is not null do nothing
                returning transfer_id)
            insert into ledger.transfer_leg (tenant_id, transfer_id, transaction_id, money_account_id, booked, amount, currency, state)
            select :tenant, transfer_id, side.transaction_id, side.account_id, side.booked, side.amount, currency, 'PROPOSED'
            from pair join kept using (transfer_id)
            cross join lateral (
                values (pays_id, pays_account, paid, -pair.amount), (receives_id, receives_account, received, pair.amount))
                side (transaction_id, account_id, booked, amount)""";

    static final String PROPOSE_FOR_IMPORT = OWN + OF_IMPORT + PAIRS + JUDGED + KEPT;

    static final String PROPOSE_FOR_DAYS = OWN + OF_DAYS + PAIRS + JUDGED + KEPT;

    /** Another proposal that could be accepted as well shares a transaction with the transfer {@code t}. */
    static final String AMBIGUOUS = """
            exists (
                select from ledger.transfer_leg mine
                join ledger.transfer_leg other on other.transaction_id = mine.transaction_id and other.transfer_id <> t.transfer_id
                    and other.state in ('PROPOSED', 'SUSPENDED')
                where mine.transfer_id = t.transfer_id and not exists (
                    select from ledger.transfer_leg x where x.transfer_id = other.transfer_id and (
                        exists (select from transaction.published_withdrawal w where w.transaction_id = x.transaction_id)
                        or exists (
                            select from ledger.transfer_leg m where m.transaction_id = x.transaction_id and m.state = 'MATCHED'))))""";

    /** A leg's import is still being posted: another line of it may fit as well. Who of the two comes last sees to the pair again. */
    private static final String STILL_POSTING = """
            exists (
                select from ledger.transfer_leg g
                join transaction.published_transaction o on o.transaction_id = g.transaction_id and o.import_id <> :import
                join banking.published_import i on i.import_id = o.import_id and i.state = 'POSTING'
                where g.transfer_id = t.transfer_id)""";

    /** Proposals of an import's lines that are alone and reach the score. */
    static final String CERTAIN = """
            select distinct t.transfer_id
            from transaction.published_planned_line p
            join ledger.transfer_leg l on l.transaction_id = p.transaction_id and l.state = 'PROPOSED'
            join ledger.transfer t on t.transfer_id = l.transfer_id and t.score >= :least
            where p.import_id = :import and p.line_no > :after and p.line_no <= :through and p.decision = 'NEW'
              and not""" + " " + AMBIGUOUS + " and not " + STILL_POSTING + " order by t.transfer_id";
}
