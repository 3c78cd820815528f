package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stated balances that speak against a match. If what the file's closing balance adds to the one stated last is not what the plan books anew, and
 * what is missing is just the amount of a line that is known by its facts alone, that line may be a second one like the known.
 */
@Component
class StatedGap {

    /** The last word on the account is the import that was completed last; one statement, one balance, and nothing unclear. */
    private static final String ASK = """
            with told as materialized (
                select money_account_id, count(*) as statements, min(closing_balance) as closing_balance, min(closing_date) as closing_date
                from banking.published_statement where import_id = :import group by 1 having bool_and(closing_balance is not null)),
            made as materialized (
                select p.money_account_id, coalesce(sum(s.amount) filter (where p.decision = 'NEW'), 0) as added,
                    count(*) filter (where p.decision in ('REJECTED', 'CONFLICT')) as unclear
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :import and s.import_id = :import group by 1),
            gap as materialized (
                select t.money_account_id, t.closing_balance - l.closing_balance - m.added as missing
                from told t join made m using (money_account_id)
                cross join lateral (
                    select st.closing_balance, st.closing_date
                    from banking.published_statement st join banking.published_import i on i.import_id = st.import_id
                    where st.money_account_id = t.money_account_id and i.state = 'COMPLETED' and i.import_id <> :import
                    order by i.finished_at desc limit 1) l
                where t.statements = 1 and m.unclear = 0 and l.closing_date <= t.closing_date)
            update transaction.planned_line p set decision = 'CONFLICT', reason = 'maybe-second-identical'
            from gap g, banking.published_staged_line s
            where p.import_id = :import and s.import_id = :import and s.line_no = p.line_no and p.money_account_id = g.money_account_id
              and g.missing <> 0 and s.amount = g.missing and p.decision = 'DUPLICATE' and p.reason = 'same-facts'""";

    private final JdbcClient jdbc;

    StatedGap(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within the plan: what the balances speak against is asked. */
    void ask(ImportId id) {
        boolean stated = jdbc.sql(
                        "select exists (select from banking.published_statement where import_id = ? and closing_balance is not null)")
                .param(id.value())
                .query(Boolean.class)
                .single();
        if (stated) {
            jdbc.sql(ASK).param("import", id.value()).update();
        }
    }
}
