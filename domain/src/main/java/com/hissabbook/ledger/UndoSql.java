package com.hissabbook.ledger;

/**
 * Reversing entries for many transactions at once. Of each chain (an entry, what reverses it, what reverses that, …) the last one counts if it
 * stands on the same side as the first. Dated in a locked period, a reversal counts on the first open day and keeps its own date beside
 * it. See {@code docs/adr/0017-undoing-an-import.md}.
 */
final class UndoSql {

    private UndoSql() {}

    private static final String CHAINS = """
            chain as (
                (select g.transaction_id, e.entry_id as last, true as counts from gone g
                 join ledger.entry e on e.entry_id = g.transaction_id
                 union all
                 select g.transaction_id, e.entry_id, true from gone g
                 join ledger.entry e on e.transaction_id = g.transaction_id and e.kind <> 'ORIGINAL' and e.reverses is null)
                union all
                select c.transaction_id, e.entry_id, not c.counts from chain c join ledger.entry e on e.reverses = c.last),
            reversal as materialized (
                select uuidv7() as entry_id, e.tenant_id, e.entry_id as reverses, e.transaction_id, e.transfer_id,
                    greatest(e.entry_date, p.locked_through + 1) as entry_date,
                    case when e.entry_date <= p.locked_through then e.entry_date end as original_date
                from chain c join ledger.entry e on e.entry_id = c.last
                left join ledger.period_lock p on p.tenant_id = e.tenant_id
                where %s and not exists (select from ledger.entry r where r.reverses = c.last)),
            entries as (
                insert into ledger.entry (tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, kind, undo_id, transfer_id)
                select tenant_id, entry_id, transaction_id, reverses, entry_date, original_date, 'REVERSAL', :undo, transfer_id from reversal),
            postings as (
                insert into ledger.posting (tenant_id, entry_id, no, account_id, amount, currency, entry_date)
                select p.tenant_id, r.entry_id, p.no, p.account_id, -p.amount, p.currency, r.entry_date
                from reversal r join ledger.posting p on p.entry_id = r.reverses)
            select count(distinct transaction_id) from reversal""";

    static final String TAKE_BACK = """
            with recursive gone as materialized (
                select distinct l.transaction_id from transaction.published_line_told l
                join transaction.published_withdrawal w on w.transaction_id = l.transaction_id and w.cause_id = :undo
                where l.import_id = :plan and l.line_no > :after and l.line_no <= :through),
            """ + CHAINS.formatted("c.counts");

    /** Only what undoing took back: what a person had reversed before, stays so, and a match is brought back as a whole or not at all. */
    static final String BRING_BACK =
            """
            with recursive gone as materialized (
                select distinct l.transaction_id from transaction.published_line_told l
                join transaction.published_withdrawal w on w.transaction_id = l.transaction_id
                    and (l.decision = 'NEW' or not w.decided)
                where l.import_id = :plan and l.line_no > :after and l.line_no <= :through),
            """ + CHAINS.formatted("not c.counts and e.undo_id is not null and e.transfer_id is null");
}
