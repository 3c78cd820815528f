package com.hissabbook.transaction;

/** One import at a time plans and posts on an account. */
final class TurnSql {

    private TurnSql() {}

    /** Always in the order of the accounts, so that two imports over several accounts cannot wait for each other. */
    static final String TAKE = """
            insert into transaction.account_turn (tenant_id, money_account_id, import_id)
            select ?, money_account_id, import_id from (
                select distinct s.money_account_id, i.import_id
                from banking.published_import i
                join banking.published_statement s on s.import_id = coalesce(i.same_as_import_id, i.import_id)
                where i.import_id = ?) a
            order by money_account_id
            on conflict (tenant_id, money_account_id) do nothing""";

    /**
     * The turns of the import's accounts that are not its own: the other import that has it, or nothing where that one gave it back since {@link #TAKE} ran
     * into it. A turn counts only as a row of one's own; that nobody else has it is not enough.
     */
    static final String MISSING = """
            select distinct t.import_id
            from banking.published_import i
            join banking.published_statement s on s.import_id = coalesce(i.same_as_import_id, i.import_id)
            left join transaction.account_turn t on t.money_account_id = s.money_account_id
            where i.import_id = ? and t.import_id is distinct from ?""";
}
