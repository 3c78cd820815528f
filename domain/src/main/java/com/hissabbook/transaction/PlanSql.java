package com.hissabbook.transaction;

/**
 * The plan as one set-wise statement per kind of file. Both number identical lines and match the n-th with the n-th known one; see
 * {@code docs/adr/0004-identity-of-a-transaction.md}.
 *
 * <p>History is looked up by sub-selects with a limit or an offset, which PostgreSQL cannot turn into a join: each is one probe of an index
 * per line, however long the history is and whatever its statistics say.
 */
final class PlanSql {

    private PlanSql() {}

    /** Lines that can be booked, with the account of their statement. */
    private static final String BOOKABLE = """
            with line as materialized (
                select s.line_no, st.money_account_id, s.status, s.booked, s.amount, s.facts, s.bank_id, s.reject_code,
                    s.currency is distinct from st.account_currency as other_currency
                from banking.published_staged_line s
                join banking.published_statement st on st.import_id = s.import_id and st.statement_no = s.statement_no
                where s.import_id = :import),
            """;

    private static final String UNBOOKABLE = """
            select line_no, money_account_id,
                case when status = 'P' then 'PENDING' else 'REJECTED' end,
                case when status = 'R' then reject_code when status = 'P' then 'not-booked' else 'currency-mismatch' end,
                null::uuid, null::int
            from line where status <> 'B' or other_currency
            order by 1) d
            """;

    /** Ids are given in the order of the lines, and rows stored in it: posting then reads and writes side by side. */
    private static final String INSERT = """
            insert into transaction.planned_line
                (tenant_id, import_id, line_no, money_account_id, decision, reason, transaction_id, occurrence)
            select :tenant, :import, d.line_no, d.money_account_id, d.decision, d.reason,
                coalesce(d.known_id, case when d.decision = 'NEW' then uuidv7() end), d.occurrence
            from (
            """;

    /** The days of the accounts on which anything is known: lines of other days, which most files only have, need no look at the history. */
    private static final String SPAN = """
            span as materialized (
                select a.money_account_id, (
                        select booked from transaction.transaction where tenant_id = :tenant and money_account_id = a.money_account_id
                        order by booked limit 1) as first_known, (
                        select booked from transaction.transaction where tenant_id = :tenant and money_account_id = a.money_account_id
                        order by booked desc limit 1) as last_known
                from (select distinct money_account_id from banking.published_statement where import_id = :import) a)""";

    /** For files whose lines carry no bank id, on accounts without gaps: the n-th identical line is the n-th identical transaction. */
    static final String BY_FACTS = INSERT + BOOKABLE + SPAN + """
            , numbered as (
                select line_no, money_account_id, booked, amount, facts,
                    row_number() over (partition by money_account_id, booked, amount, facts order by line_no)::int as nth
                from line where status = 'B' and not other_currency)
            select n.line_no, n.money_account_id,
                case when k.transaction_id is null then 'NEW' else 'DUPLICATE' end as decision,
                case when k.transaction_id is null then 'first-seen' else 'same-facts' end as reason,
                k.transaction_id as known_id,
                case when k.transaction_id is null then n.nth end as occurrence
            from numbered n
            join span s using (money_account_id)
            left join lateral (
                select transaction_id from transaction.transaction
                where tenant_id = :tenant and money_account_id = n.money_account_id and booked = n.booked and amount = n.amount
                    and facts = n.facts and occurrence = n.nth and n.booked between s.first_known and s.last_known
                limit 1) k on true
            union all
            """ + UNBOOKABLE;

    /**
     * For files with bank ids, and for accounts with gaps: the session's own tables, in which each stage of the decision is laid down and counted, since the stages
     * after it would be planned for one row otherwise.
     */
    static final String STAGES = """
            create temp table if not exists planning_line (
                line_no int, money_account_id uuid, booked date, amount bigint, facts uuid, bank_id text, first_line int
            ) on commit delete rows;
            create temp table if not exists planning_by_id (line_no int, own_id uuid, transaction_id uuid, equal boolean) on commit delete rows;
            create temp table if not exists planning_known (
                money_account_id uuid, booked date, amount bigint, facts uuid, occurrence int, transaction_id uuid, bank_id text,
                taken boolean
            ) on commit delete rows""";

    static final String LINES = "insert into planning_line " + BOOKABLE + """
            bookable as (
                select l.line_no, l.money_account_id, l.booked, l.amount, l.facts,
                    case when a.identity is distinct from 'FACTS' then l.bank_id end as bank_id
                from line l left join banking.published_money_account a using (money_account_id)
                where status = 'B' and not other_currency)
            select line_no, money_account_id, booked, amount, facts, bank_id,
                first_value(line_no) over (partition by money_account_id, bank_id order by line_no)
            from bookable""";

    /**
     * Null for a transaction that counts; for one that is merged into another that counts, that one; for one that is withdrawn, the nil
     * id.
     */
    static final String STANDS_FOR = """
            (select case when w.merged_into is null
                    or exists (select from transaction.withdrawal o where o.transaction_id = w.merged_into)
                then '00000000-0000-0000-0000-000000000000' else w.merged_into end
             from transaction.withdrawal w where w.transaction_id = t.transaction_id limit 1)""";

    private static final String WITHDRAWN = "k.stands_for = '00000000-0000-0000-0000-000000000000'";

    /** Lines whose bank id is known; of several transactions with that id, one with equal facts comes first. */
    static final String BY_ID = """
            insert into planning_by_id
            with %s
            select distinct on (l.line_no) l.line_no, k.transaction_id, coalesce(k.stands_for, k.transaction_id),
                k.booked = l.booked and k.amount = l.amount and k.facts = l.facts as equal
            from planning_line l join span s using (money_account_id)
            cross join lateral (
                select transaction_id, booked, amount, facts, %s as stands_for
                from transaction.transaction t
                where tenant_id = :tenant and money_account_id = l.money_account_id and bank_id = l.bank_id and s.first_known is not null
                offset 0) k
            where l.bank_id is not null and (%s) is not true
            order by l.line_no, equal desc, k.transaction_id""".formatted(SPAN, STANDS_FOR, WITHDRAWN);

    /**
     * Transactions with the facts of a line, and whether one is taken: claimed by a line's id, withdrawn, or the same happening as another one
     * with these facts.
     */
    static final String KNOWN = """
            insert into planning_known
            with %s
            select g.money_account_id, g.booked, g.amount, g.facts, k.occurrence,
                coalesce(k.stands_for, k.transaction_id), k.bank_id,
                b.own_id is not null or (%s) is true or (
                    select o.booked = g.booked and o.amount = g.amount and o.facts = g.facts from transaction.transaction o
                    where o.transaction_id = k.stands_for limit 1) is true
            from (select distinct money_account_id, booked, amount, facts from planning_line) g join span s using (money_account_id)
            cross join lateral (
                select transaction_id, occurrence, bank_id, %s as stands_for
                from transaction.transaction t
                where tenant_id = :tenant and money_account_id = g.money_account_id and booked = g.booked and amount = g.amount
                    and facts = g.facts and g.booked between s.first_known and s.last_known
                offset 0) k
            left join (select distinct own_id from planning_by_id where equal) b on b.own_id = k.transaction_id""".formatted(SPAN, WITHDRAWN, STANDS_FOR);

    /**
     * The bank's id decides where both sides have one; a line whose id is unknown may only be a known transaction that has none, a line
     * without id any known one that is still free, those without id first; n-th to n-th in each case.
     */
    static final String BY_STAGES = INSERT + """
            with by_facts as materialized (
                select l.line_no, k.transaction_id
                from (select l.*, row_number() over (
                          partition by money_account_id, booked, amount, facts order by bank_id is not null, l.line_no) as nth
                      from planning_line l left join planning_by_id b on b.line_no = l.line_no
                      where b.line_no is null and (bank_id is null or first_line = l.line_no)) l
                join (select *, row_number() over (
                          partition by money_account_id, booked, amount, facts order by bank_id is not null, occurrence) as nth
                      from planning_known where not taken) k using (money_account_id, booked, amount, facts, nth)
                where l.bank_id is null or k.bank_id is null),
            decided as materialized (
                select l.*, b.equal as same_id_equal, coalesce(b.transaction_id, f.transaction_id) as match_id,
                    b.line_no is null and l.bank_id is not null and l.first_line <> l.line_no as repeats
                from planning_line l
                left join planning_by_id b on b.line_no = l.line_no
                left join by_facts f on f.line_no = l.line_no),
            last_known as materialized (
                select money_account_id, booked, amount, facts, max(occurrence) as occurrence from planning_known group by 1, 2, 3, 4),
            new_line as materialized (
                select n.line_no, uuidv7() as transaction_id, (coalesce(k.occurrence, 0) + n.nth)::int as occurrence
                from (select d.*, row_number() over (partition by money_account_id, booked, amount, facts order by line_no) as nth
                      from decided d where match_id is null and not repeats) n
                left join last_known k using (money_account_id, booked, amount, facts)
                order by n.line_no),
            repeated as (
                select d.line_no, coalesce(f.match_id, fn.transaction_id) as transaction_id,
                    f.booked = d.booked and f.amount = d.amount and f.facts = d.facts as equal
                from decided d
                join decided f on f.line_no = d.first_line
                left join new_line fn on fn.line_no = f.line_no
                where d.repeats),
            line as materialized (
                select s.line_no, st.money_account_id, s.status, s.reject_code, s.currency is distinct from st.account_currency as other_currency
                from banking.published_staged_line s
                join banking.published_statement st on st.import_id = s.import_id and st.statement_no = s.statement_no
                where s.import_id = :import)
            select d.line_no, d.money_account_id,
                case when n.line_no is not null then 'NEW'
                    when d.same_id_equal = false or r.equal = false then 'CONFLICT' else 'DUPLICATE' end as decision,
                case when n.line_no is not null then 'first-seen'
                    when d.same_id_equal = false or r.equal = false then 'bank-id-with-other-facts'
                    when d.same_id_equal or r.equal then 'same-bank-id' else 'same-facts' end as reason,
                coalesce(n.transaction_id, d.match_id, r.transaction_id) as known_id,
                n.occurrence as occurrence
            from decided d
            left join new_line n on n.line_no = d.line_no
            left join repeated r on r.line_no = d.line_no
            union all
            """ + UNBOOKABLE;

    /** Numbers alone decide, unless lines have ids that count, or transactions of the account are withdrawn and leave gaps in the numbers. */
    static final String NEEDS_STAGES = """
            select exists (select from banking.published_staged_line where import_id = :import and bank_id is not null)
                    and exists (
                        select from banking.published_statement st
                        left join banking.published_money_account a using (money_account_id)
                        where st.import_id = :import and a.identity is distinct from 'FACTS')
                or exists (select from transaction.withdrawal where tenant_id = :tenant and money_account_id in (
                    select money_account_id from banking.published_statement where import_id = :import))""";

    static final String ANYTHING_KNOWN = """
            select exists (
                select from banking.published_statement s
                where s.import_id = :import and (
                    select true from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = s.money_account_id limit 1))""";

    static final String OUTCOME = """
            select count(*) filter (where p.decision = 'NEW') as new_lines,
                count(*) filter (where p.decision = 'DUPLICATE') as duplicates,
                count(*) filter (where p.decision = 'CONFLICT') as conflicts,
                count(*) filter (where p.decision = 'PENDING') as pending,
                count(*) filter (where p.decision = 'REJECTED') as rejected,
                coalesce(sum(s.amount) filter (where p.decision = 'NEW'), 0) as new_sum,
                coalesce(sum(s.amount) filter (where p.decision = 'DUPLICATE'), 0) as duplicate_sum,
                coalesce(sum(s.amount) filter (where p.decision = 'CONFLICT'), 0) as conflict_sum,
                coalesce(sum(s.amount) filter (where p.decision = 'PENDING'), 0) as pending_sum
            from transaction.planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            where p.import_id = :import""";

    static final String RECORD = """
            insert into transaction.transaction (tenant_id, transaction_id, money_account_id, import_id, line_no, facts, occurrence, booked,
                value_date, amount, currency, source, bank_id, counterparty, description)
            select p.tenant_id, p.transaction_id, p.money_account_id, p.import_id, p.line_no, s.facts, p.occurrence, s.booked,
                s.value_date, s.amount, s.currency, 'BANK', s.bank_id, s.counterparty, s.description
            from transaction.planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            where p.import_id = :import and p.line_no > :after and p.line_no <= :through
              and s.import_id = :import and s.line_no > :after and s.line_no <= :through
              and p.decision = 'NEW'
            order by p.line_no
            on conflict (transaction_id) do nothing""";

    /** An import of bytes that were imported before shows the earlier plan; what was new then is known now. */
    static final String PLANNED_LINES = """
            select * from (
                select p.line_no, p.transaction_id, d.note,
                    case when i.same_as_import_id is not null and p.decision = 'NEW' then 'DUPLICATE' else p.decision end as decision,
                    case when i.same_as_import_id is not null and p.decision = 'NEW' then 'same-file' else p.reason end as reason
                from banking.published_import i
                join transaction.planned_line p on p.import_id = coalesce(i.same_as_import_id, i.import_id)
                left join transaction.line_decision d on d.import_id = p.import_id and d.line_no = p.line_no
                where i.import_id = :import and p.line_no > :after) planned
            where decision = coalesce(:decision, decision)
            order by line_no limit :limit""";
}
