package com.hissabbook.classification;

import java.util.Collections;

/**
 * The newest transactions of an organisation with what was done with them. Each ledger is read backwards in the order of its index and the ledgers are
 * merged, so that no more is read than is wanted; what belongs to a line is looked up by its key, in sub-selects with a limit that cannot be
 * planned as a scan of all history.
 */
final class PastSql {

    /** Those with the newest lines; a look at the end of an index for each ledger. */
    static final String LEDGERS = """
            select m.money_account_id from banking.published_money_account m
            cross join lateral (
                select booked from transaction.published_transaction
                where tenant_id = :tenant and money_account_id = m.money_account_id order by booked desc limit 1) n
            where m.tenant_id = :tenant order by n.booked desc, m.money_account_id limit %d""".formatted(Suggestions.LEDGERS);

    private static final String OF_LEDGER = """
            select * from (
                select transaction_id, counterparty, description, amount, booked from transaction.published_transaction
                where tenant_id = ? and money_account_id = ? order by booked desc limit %d) ledger""".formatted(Suggestions.NEWEST);

    private PastSql() {}

    /** Takes tenant and ledger for each of so many ledgers, and the tenant once more. */
    static String past(int ledgers) {
        return """
                select t.transaction_id, t.counterparty, t.description, t.amount,
                    coalesce(o.account_id, o.split_id, a.account_id) as account_id,
                    a.confidence is not null and o.transaction_id is null as guessed, c.archived,
                    o.transaction_id is null and coalesce(c.role in ('UNCATEGORISED_INCOME', 'UNCATEGORISED_EXPENSE'), false) as uncategorised
                from (
                """ + String.join(" union all ", Collections.nCopies(ledgers, OF_LEDGER))
                + """
                 order by booked desc limit %d) t
                cross join lateral (
                    select account_id, confidence from classification.assignment where transaction_id = t.transaction_id limit 1) a
                left join lateral (
                    select transaction_id, account_id, split_id from classification.override
                    where transaction_id = t.transaction_id and not lifted limit 1) o on true
                join (select account_id, role, archived from classification.account where tenant_id = ?) c
                    on c.account_id = coalesce(o.account_id, o.split_id, a.account_id)
                order by t.booked desc, t.transaction_id desc""".formatted(Suggestions.NEWEST);
    }
}
