package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stated balances that answer whether lines on a file's edges are the known ones. If what the file's closing balance adds to the one stated last is
 * just what the plan books anew, then nothing else happened: a line that is asked about and was a second one like the known would show in
 * the balance, unless others made up for it.
 */
@Component
class BalanceProof {

    /** Of more questions it is not looked at whether some make up for each other. */
    private static final int MOST = 12;

    private static final String ASKED = """
            select p.money_account_id, array_agg(s.amount) as amounts
            from transaction.planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            where p.import_id = :import and s.import_id = :import and p.reason = 'maybe-second-identical'
            group by 1 having count(*) <= %d""".formatted(MOST);

    /** The last word on the account is the import that was completed last; one statement, one balance, and nothing unclear. */
    private static final String PROVEN = """
            with last as (
                select st.closing_balance, st.closing_date
                from banking.published_statement st join banking.published_import i on i.import_id = st.import_id
                where st.money_account_id = :account and i.state = 'COMPLETED' and i.import_id <> :import
                order by i.finished_at desc limit 1),
            told as (
                select count(*) as statements, min(closing_balance) as closing_balance, min(closing_date) as closing_date
                from banking.published_statement where import_id = :import and money_account_id = :account),
            made as (
                select coalesce(sum(s.amount) filter (where p.decision = 'NEW'), 0) as added,
                    count(*) filter (where p.decision = 'REJECTED'
                        or p.decision = 'CONFLICT' and p.reason <> 'maybe-second-identical') as unclear
                from transaction.planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :import and s.import_id = :import and p.money_account_id = :account)
            select coalesce(bool_and(told.statements = 1 and made.unclear = 0 and last.closing_date <= told.closing_date
                and told.closing_balance - last.closing_balance = made.added), false)
            from last, told, made""";

    private static final String KNOWN = """
            update transaction.planned_line set decision = 'DUPLICATE', reason = 'same-facts'
            where import_id = :import and money_account_id = :account and reason = 'maybe-second-identical'""";

    private final JdbcClient jdbc;

    BalanceProof(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a plan asks about on one account. */
    private record Asked(UUID account, List<Long> amounts) {

        /** Whether some of the amounts, or one, add up to nothing: then the balance is the same whether they happened or not. */
        boolean canGoUnseen() {
            for (int chosen = 1; chosen < 1 << amounts.size(); chosen++) {
                long sum = 0;
                for (int i = 0; i < amounts.size(); i++) {
                    sum += (chosen >> i & 1) == 1 ? amounts.get(i) : 0;
                }
                if (sum == 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Within the plan: what the balances prove is asked no more. */
    void answer(ImportId id) {
        List<Asked> asked = jdbc.sql(ASKED)
                .param("import", id.value())
                .query((row, n) -> new Asked(row.getObject("money_account_id", UUID.class), amounts(row)))
                .list();
        for (Asked account : asked) {
            if (!account.canGoUnseen() && isProven(id, account.account())) {
                jdbc.sql(KNOWN)
                        .param("import", id.value())
                        .param("account", account.account())
                        .update();
            }
        }
    }

    private boolean isProven(ImportId id, UUID account) {
        return jdbc.sql(PROVEN)
                .param("import", id.value())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    private static List<Long> amounts(java.sql.ResultSet row) throws SQLException {
        return List.of((Long[]) row.getArray("amounts").getArray());
    }
}
