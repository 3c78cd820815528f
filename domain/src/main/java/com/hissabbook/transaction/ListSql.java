package com.hissabbook.transaction;

/**
 * One page of transactions. Each account's rows are read backwards from the place where the last page ended, in the order of the
 * unique index {@code transaction_identity}; only these few are then put in one order. So neither the depth of a page nor the number
 * of transactions matters.
 */
final class ListSql {

    private ListSql() {}

    /**
     * Behind the last row seen. Occurrences are whole numbers and the accounts of one identical row come in descending order: an
     * account from the last row's downwards still has its equal row to show, the others do not.
     */
    private static final String ROWS = """
            select t.transaction_id, t.source, t.booked, t.value_date, t.amount, t.currency, t.description, t.counterparty,
                t.money_account_id, t.bank_id, t.import_id, t.line_no, t.recorded_at, t.facts, t.occurrence
            from transaction.transaction t
            where t.tenant_id = :tenant and t.booked between :from and :to and t.money_account_id %s
              and (t.booked, t.amount, t.facts, t.occurrence)
                <= (cast(:day as date), cast(:amount as bigint), cast(:facts as uuid), :occurrence - (%s >= :place)::int)
              and not exists (select from transaction.withdrawal w where w.transaction_id = t.transaction_id)
            order by t.booked desc, t.amount desc, t.facts desc, t.occurrence desc
            limit :rows
            """;

    /** {@code hit} tells what the search is for; the last row looked at comes as well, to go on from. */
    static final String PAGE = """
            with candidate as (
                select t.* from banking.published_money_account a
                cross join lateral (
            """ + ROWS.formatted("= a.money_account_id", "a.money_account_id") + """
                ) t
                where a.tenant_id = :tenant and (cast(:account as uuid) is null or a.money_account_id = :account)
                union all (
            """
            + ROWS.formatted("is null and cast(:account as uuid) is null", "cast(:noAccount as uuid)") + """
                )),
            scanned as (
                select c.*, row_number() over (
                    order by booked desc, amount desc, facts desc, occurrence desc, coalesce(money_account_id, :noAccount) desc) as no
                from candidate c),
            judged as (
                select s.*, cast(:text as text) is null
                    or position(lower(:text) in lower(concat_ws(' ', counterparty, description))) > 0 as hit
                from scanned s where no <= :rows)
            select * from judged where hit or no = :rows order by no limit :limit""";

    static final String FIND = """
            select transaction_id, source, booked, value_date, amount, currency, description, counterparty, money_account_id, bank_id,
                import_id, line_no, recorded_at
            from transaction.transaction where tenant_id = ? and transaction_id = ?""";

    /** The digest is random: it only has to differ from every other. */
    static final String RECORD_MANUAL = """
            insert into transaction.transaction
                (tenant_id, transaction_id, facts, occurrence, booked, amount, currency, source, description)
            values (?, ?, gen_random_uuid(), 1, ?, ?, ?, 'MANUAL', ?)
            on conflict (transaction_id) do nothing""";
}
