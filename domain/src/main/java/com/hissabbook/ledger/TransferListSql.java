package com.hissabbook.ledger;

/** Pages of transfers and of what is in transit, each continued behind the last row seen. */
final class TransferListSql {

    private TransferListSql() {}

    private static final String SELECT = """
            select t.transfer_id, t.state, t.score, t.reasons, t.currency, t.fee_account_id, t.fee_amount, t.fee_entry_id, t.automatic,
                t.decided_by, t.decided_at, t.state = 'PROPOSED' and
            """ + TransferSearchSql.AMBIGUOUS + """
             as ambiguous
            from ledger.transfer t
            """;

    static final String FIND = SELECT + " where t.tenant_id = :tenant and t.transfer_id = :id";

    /** A proposal that cannot be accepted as things are is not shown: it comes back when that changes. */
    static final String PAGE = SELECT + """
            where t.tenant_id = :tenant and t.state = any(:states) and t.transfer_id < :after
              and (t.state <> 'PROPOSED' or not exists (
                select from ledger.transfer_leg l where l.transfer_id = t.transfer_id and (
                    exists (select from transaction.published_withdrawal w where w.transaction_id = l.transaction_id)
                    or exists (
                        select from ledger.transfer_leg m where m.transaction_id = l.transaction_id and m.state = 'MATCHED'))))
            order by t.transfer_id desc limit :limit""";

    static final String LEGS = """
            select l.transfer_id, l.transaction_id, l.money_account_id, l.booked, l.amount, l.currency, l.former_account_id, l.entry_id,
                t.description
            from ledger.transfer_leg l
            join transaction.published_transaction t on t.transaction_id = l.transaction_id
            where l.transfer_id = any(:ids) order by l.transfer_id, l.amount, l.transaction_id""";

    private static final String LINES = """
            with line as materialized (
                select coalesce(e.transaction_id, e.entry_id) as id, e.transaction_id, p.currency, min(p.entry_date) as day,
                    cast(sum(p.amount) as bigint) as amount
                from ledger.posting p
                join ledger.entry e on e.entry_id = p.entry_id
                where p.tenant_id = :tenant and p.account_id = (
                    select account_id from classification.published_account where tenant_id = :tenant and role = 'CLEARING')
                group by coalesce(e.transaction_id, e.entry_id), e.transaction_id, p.currency having sum(p.amount) <> 0),
            open as materialized (
                select line.* from line
                where not exists (
                    select from ledger.transfer_leg m where m.transaction_id = line.transaction_id and m.state = 'MATCHED'))
            """;

    static final String IN_TRANSIT = LINES + """
            select o.id, o.transaction_id, o.currency, o.day, o.amount, t.money_account_id, t.description
            from open o
            left join transaction.published_transaction t on t.transaction_id = o.transaction_id
            where (o.day, o.id, o.currency) > (:day, :id, cast(:currency as text))
            order by o.day, o.id, o.currency limit :limit""";

    static final String IN_TRANSIT_SUMS =
            LINES + "select currency, sum(amount) as amount from open group by currency order by currency";
}
