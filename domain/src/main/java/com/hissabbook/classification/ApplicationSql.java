package com.hissabbook.classification;

/** The statements of {@link JdbcApplications} over many lines at once. Ranges are behind {@code :after} and up to {@code :through}. */
final class ApplicationSql {

    private ApplicationSql() {}

    private static final String RANGE =
            " l.application_id = :id and l.line_no > :after and l.line_no <= :through and l.status = ";

    static final String ADD = """
            insert into classification.application_line
                (tenant_id, application_id, line_no, transaction_id, booked, amount, currency, from_account, to_account,
                rule_id, rule_version, tags, before_rule_id, before_rule_version, before_rule_set_version, before_tags, before_application_id,
                before_confidence, before_account, chosen_split, counterparty, before_counterparty)
            select p.tenant_id, p.application_id, p.lines + n.no, n.transaction_id, n.day, -n.amount, n.currency, p.from_account, p.into_account,
                a.rule_id, a.rule_version, a.tags, a.rule_id, a.rule_version, a.rule_set_version, a.tags, a.application_id,
                a.confidence, a.account_id, o.split_id, a.counterparty, a.counterparty
            from classification.application p
            cross join unnest(cast(:transactions as uuid[]), cast(:days as date[]), cast(:amounts as bigint[]), cast(:currencies as text[]))
                with ordinality n (transaction_id, day, amount, currency, no)
            left join lateral (select * from classification.assignment where transaction_id = n.transaction_id limit 1) a on true
            left join classification.override o on o.transaction_id = n.transaction_id and not o.lifted
            where p.application_id = :id""";

    /** Hashes of runs of lines, hashed together: no text grows with the plan. */
    static final String HASH = """
            select encode(sha256(convert_to(concat_ws('|', p.cause, p.rule_set_version, p.from_account, p.into_account, p.lines, (
                select string_agg(run, '' order by block) from (
                    select line_no / 10000 as block, md5(string_agg(concat_ws('|', line_no, transaction_id, booked,
                        coalesce(counts_on, booked), amount, currency,
                        from_account, to_account, coalesce(cast(rule_id as text), '-'), status), E'\\n' order by line_no)) as run
                    from classification.application_line where application_id = p.application_id group by 1) runs)), 'UTF8')), 'hex')
            from classification.application p where p.application_id = ?""";

    static final String LEAVE_CHOSEN = """
            update classification.application_line l set status = 'SKIPPED'
            from classification.override o
            where o.transaction_id = l.transaction_id and not o.lifted and""" + RANGE + "'PLANNED'";

    static final String ASSIGN = """
            update classification.assignment a set account_id = l.to_account, rule_id = l.rule_id, rule_version = l.rule_version, tags = l.tags,
                application_id = l.application_id, counterparty = l.counterparty, confidence = case p.cause when 'MERGE' then a.confidence end,
                rule_set_version = case p.cause when 'RULES' then p.rule_set_version else a.rule_set_version end
            from classification.application_line l join classification.application p on p.application_id = l.application_id
            where a.transaction_id = l.transaction_id and a.account_id = l.from_account and""" + RANGE + "'PLANNED'";

    /** Of a merge: a split that the account is part of gives way to its successor. */
    static final String ASSIGN_SPLITS = """
            update classification.assignment a set account_id = s.to_account, application_id = l.application_id
            from classification.application_line l join classification.application_split s on s.application_id = l.application_id
            where a.transaction_id = l.transaction_id and a.account_id = s.from_split and""" + RANGE + "'PLANNED'";

    private static final String CHOOSE = """
            update classification.override o set version = o.version + 1,
                split_id = (select split_id from classification.split where split_id = to_be.destination),
                account_id = (select account_id from classification.account where account_id = to_be.destination)
            from (%s) to_be where o.transaction_id = to_be.transaction_id""";

    /** The same for what people chose. */
    static final String CHOOSE_SUCCESSORS = CHOOSE.formatted("""
            select l.transaction_id, s.to_account as destination
            from classification.application_line l join classification.application_split s on s.application_id = l.application_id
            join classification.override c on c.transaction_id = l.transaction_id and not c.lifted and c.split_id = s.from_split
            where l.chosen_split = s.from_split and""" + RANGE + "'PLANNED'");

    /** Unless a person chose anew meanwhile. */
    static final String CHOOSE_FORMER = CHOOSE.formatted("""
            select l.transaction_id, l.chosen_split as destination
            from classification.application_line l join classification.application_split s
                on s.application_id = l.application_id and s.from_split = l.chosen_split
            join classification.override c on c.transaction_id = l.transaction_id and not c.lifted
                and coalesce(c.account_id, c.split_id) = s.to_account
            where""" + RANGE + "'POSTED'");

    /** Transactions that a person put on the account that moves. */
    static final String CHOICES = """
            update classification.application_line l set choice_followed = true, chosen_at = o.set_at
            from classification.override o
            where o.transaction_id = l.transaction_id and not o.lifted and (o.account_id = l.from_account or o.split_id in (
                select s.from_split from classification.application_split s where s.application_id = l.application_id)) and""" + RANGE + "'PLANNED' returning l.transaction_id";

    static final String POSTED =
            "update classification.application_line l set status = 'POSTED' where" + RANGE + "'PLANNED'";

    /** What a person chose since the merge, be it the same account again. */
    static final String KEEP_CHOSEN = """
            update classification.application_line l set status = 'CHOSEN'
            from classification.override o
            where o.transaction_id = l.transaction_id and not o.lifted
              and (not l.choice_followed or o.set_at <> l.chosen_at) and""" + RANGE + "'POSTED'";

    /** A choice of several accounts that was lifted since: what was moved was a part of it, and stands as a part of something else by now. */
    static final String KEEP_LIFTED = """
            update classification.application_line l set status = 'KEPT'
            from classification.override o
            where o.transaction_id = l.transaction_id and o.lifted and l.choice_followed and l.chosen_split is not null
              and""" + RANGE + "'POSTED'";

    static final String KEEP_MOVED_ON = """
            update classification.application_line l set status = 'KEPT'
            from classification.assignment a
            where a.transaction_id = l.transaction_id and a.application_id <> l.application_id
              and a.application_id is distinct from l.before_application_id and""" + RANGE + "'POSTED'";

    static final String ASSIGN_BACK = """
            update classification.assignment a set account_id = coalesce(l.before_account, l.from_account), rule_id = l.before_rule_id,
                rule_version = l.before_rule_version, rule_set_version = l.before_rule_set_version, tags = l.before_tags,
                application_id = l.before_application_id, confidence = l.before_confidence,
                counterparty = l.before_counterparty
            from classification.application_line l
            where a.transaction_id = l.transaction_id and a.application_id = l.application_id and l.application_id = :id
              and l.line_no > :after and l.line_no <= :through and l.status in ('POSTED', 'CHOSEN')""";

    static final String CHOICES_FOLLOWED =
            "select l.transaction_id from classification.application_line l where l.choice_followed and" + RANGE
                    + "'POSTED'";

    static final String REVERSED =
            "update classification.application_line l set status = 'REVERSED' where" + RANGE + "'POSTED'";

    static final String COUNTS = """
            select status, count(*) from classification.application_line where application_id = ? group by status""";

    static final String MOVES = """
            select from_account, to_account, currency, count(*) as lines, cast(sum(amount) as bigint) as amount
            from classification.application_line
            where application_id = ? and status not in ('LOCKED', 'ELSEWHERE', 'SKIPPED')
            group by from_account, to_account, currency order by lines desc, from_account, to_account, currency""";

    /** By the month in which the entries count, and by that of the day which the bank, or who entered it, gave the transaction. */
    static final String EFFECTS = """
            select cast(date_trunc('month', coalesce(l.counts_on, l.booked)) as date) as month,
                cast(date_trunc('month', coalesce(t.booked, l.booked)) as date) as line_month, side.account_id, l.currency,
                cast(sum(side.amount) as bigint) as amount
            from classification.application_line l
            left join lateral (
                select booked from transaction.published_transaction where transaction_id = l.transaction_id limit 1) t on true
            cross join lateral (
                select * from classification.published_parts_of(l.from_account, l.amount)
                union all
                select * from classification.published_parts_of(l.to_account, -l.amount)) side
            join classification.account a on a.account_id = side.account_id
            where l.application_id = ? and l.status not in ('LOCKED', 'ELSEWHERE', 'SKIPPED') and a.type in ('INCOME', 'EXPENSE')
            group by 1, 2, 3, 4 having sum(side.amount) <> 0 order by 1, 2, 3, 4""";

    static final String LOCKED = """
            select transaction_id, booked, amount, currency, from_account, to_account, status from classification.application_line
            where application_id = ? and status = 'LOCKED' order by line_no limit 100""";

    static final String KEPT = """
            select transaction_id, booked, amount, currency, from_account, to_account, status from classification.application_line
            where application_id = ? and status in ('CHOSEN', 'KEPT') order by line_no limit 100""";
}
