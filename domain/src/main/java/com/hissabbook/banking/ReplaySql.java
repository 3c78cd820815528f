package com.hissabbook.banking;

/** How two readings of one file are held against each other. */
final class ReplaySql {

    private ReplaySql() {}

    static final String FIND = """
            select r.*, j.reader_version as reader_version_then
            from banking.replay r join banking.import_job j on j.import_id = r.import_id
            where r.tenant_id = :tenant""";

    static final String REQUEST = """
            insert into banking.replay (replay_id, tenant_id, import_id, replay_no, state, reader_version, csv_layout, csv_profile_id,
                csv_profile_version, answers, correlation_id, requested_by)
            select :id, j.tenant_id, j.import_id,
                1 + (select count(*) from banking.replay r where r.import_id = j.import_id), 'READING', :version,
                coalesce(cast(:layout as jsonb), j.csv_layout), cast(:profile as uuid), cast(:profileVersion as bigint),
                case when cast(:layout as text) is null then j.answers else '{}' end, :correlation, :by
            from banking.import_job j where j.import_id = :import""";

    /**
     * A record has its number from those before it, which may differ; the line of the file on which it begins does not. Several on one line
     * pair in their order.
     */
    static final String PLACES = """
            with was as (
                select *, row_number() over (partition by file_line order by line_no) as nth
                from banking.staged_line where import_id = :import),
            now as (
                select *, row_number() over (partition by file_line order by line_no) as nth
                from banking.replayed_line where replay_id = :replay),
            pair as (
                select file_line, nth, t.line_no as then_no, n.line_no as now_no, t.status as then_status, n.status as now_status,
                    case when t.line_no is not null and n.line_no is not null then array_remove(array[
                        case when t.status <> n.status then 'status' end,
                        case when t.statement_no <> n.statement_no then 'statement' end,
                        case when t.booked is distinct from n.booked then 'booked' end,
                        case when t.value_date is distinct from n.value_date then 'valueDate' end,
                        case when (t.amount, t.currency) is distinct from (n.amount, n.currency) then 'amount' end,
                        case when t.balance_after is distinct from n.balance_after then 'balanceAfter' end,
                        case when t.bank_id is distinct from n.bank_id then 'bankId' end,
                        case when t.type is distinct from n.type then 'type' end,
                        case when t.counterparty is distinct from n.counterparty then 'counterparty' end,
                        case when t.description is distinct from n.description then 'description' end,
                        case when t.facts is distinct from n.facts then 'facts' end,
                        case when (t.reject_column, t.reject_code, t.reject_reason)
                            is distinct from (n.reject_column, n.reject_code, n.reject_reason) then 'explanation' end], null)
                    else array[]::text[] end as fields
                from was t full join now n using (file_line, nth)),
            place as (
                select row_number() over (order by file_line, nth)::int as position, then_no, now_no, then_status, now_status, fields,
                    case when then_no is null then 'APPEARED' when now_no is null then 'VANISHED'
                        when then_status = 'R' and now_status <> 'R' then 'READABLE'
                        when then_status <> 'R' and now_status = 'R' then 'REJECTED'
                        when cardinality(fields) > 0 then 'CHANGED' else 'UNCHANGED' end as kind
                from pair)
            """;

    /** A statement that the import did not have belongs to the import's own account, if it has one. */
    static final String EFFECTS = """
            with line as (
                select statement_no, to_char(booked, 'YYYY-MM') as month, currency, amount as was, 0 as now
                from banking.staged_line where import_id = :import and status = 'B'
                union all
                select statement_no, to_char(booked, 'YYYY-MM'), currency, 0, amount
                from banking.replayed_line where replay_id = :replay and status = 'B')
            select coalesce(s.money_account_id, j.money_account_id) as account, l.month, l.currency,
                sum(l.was)::bigint as was, sum(l.now)::bigint as now
            from line l
            join banking.import_job j on j.import_id = :import
            left join banking.statement s on s.import_id = :import and s.statement_no = l.statement_no
            group by 1, 2, 3 having sum(l.was) <> sum(l.now) order by 2, 3, 1""";
}
