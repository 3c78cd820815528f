package com.hissabbook.transaction;

import com.hissabbook.banking.ChangeMoneyAccount;
import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportReview;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link BankIds}: told from the plan, with a probe of the identity index for each of at most 5,000 new lines among known days. */
@Component
@Transactional
class JdbcBankIds implements BankIds {

    /** Of fewer lines nothing is concluded; and four of five must speak for it. */
    private static final int FEW = 4;

    private static final String EVIDENCE = """
            with account as materialized (
                select distinct money_account_id
                from banking.published_statement join banking.published_money_account a using (money_account_id)
                where import_id = :import and a.identity is null),
            contradicted as materialized (
                select p.line_no, p.money_account_id, (
                    select t.booked = s.booked and t.amount = s.amount
                    from transaction.transaction t where t.transaction_id = p.transaction_id limit 1) is not true as other
                from transaction.planned_line p join account using (money_account_id)
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :import and s.import_id = :import and p.reason = 'bank-id-with-other-facts'),
            span as materialized (
                select * from (
                    select money_account_id, (
                            select booked from transaction.transaction where tenant_id = :tenant and money_account_id = a.money_account_id
                            order by booked limit 1) as first_known, (
                            select booked from transaction.transaction where tenant_id = :tenant and money_account_id = a.money_account_id
                            order by booked desc limit 1) as last_known
                    from account a) known
                where first_known is not null),
            fresh as materialized (
                select p.line_no, p.money_account_id, s.booked, s.amount, s.facts, s.bank_id
                from span k join transaction.planned_line p using (money_account_id)
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                where p.import_id = :import and s.import_id = :import and p.decision = 'NEW' and s.bank_id is not null
                  and s.booked between k.first_known and k.last_known
                order by p.line_no limit 5000),
            matched as (
                select distinct transaction_id from transaction.planned_line
                where import_id = :import and decision <> 'NEW' and transaction_id is not null),
            renamed as materialized (
                select f.line_no, f.money_account_id from fresh f
                where (select true from transaction.transaction t
                    where t.tenant_id = :tenant and t.money_account_id = f.money_account_id and t.booked = f.booked and t.amount = f.amount
                      and t.facts = f.facts and t.bank_id <> f.bank_id and t.transaction_id not in (select transaction_id from matched)
                      and (select true from transaction.withdrawal w where w.transaction_id = t.transaction_id limit 1) is null
                    limit 1)),
            told as (
                select money_account_id, count(*) as kept, 0 as contradicted, 0 as renamed
                from transaction.planned_line join account using (money_account_id)
                where import_id = :import and reason = 'same-bank-id' group by 1
                union all
                select money_account_id, count(*) filter (where not other), count(*) filter (where other), 0 from contradicted group by 1
                union all
                select money_account_id, 0, 0, count(*) from renamed group by 1)
            select money_account_id, sum(kept)::int as kept, sum(contradicted)::int as contradicted, sum(renamed)::int as renamed
            from told group by 1
            having sum(contradicted + renamed) >= %d and sum(contradicted + renamed) >= 4 * sum(kept)
            order by 1""".formatted(FEW);

    private final JdbcClient jdbc;
    private final MoneyAccounts accounts;
    private final ImportReview review;

    JdbcBankIds(JdbcClient jdbc, MoneyAccounts accounts, ImportReview review) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.review = review;
    }

    @Override
    @Transactional(readOnly = true)
    public List<IdEvidence> evidence(ImportId id) {
        return carriesIds(id) ? told(id) : List.of();
    }

    private boolean carriesIds(ImportId id) {
        return jdbc.sql(
                        "select exists (select from banking.published_staged_line where import_id = ? and bank_id is not null)")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    private List<IdEvidence> told(ImportId id) {
        return jdbc.sql(EVIDENCE)
                .param("tenant", TenantScope.requireTenant().value())
                .param("import", id.value())
                .query((row, n) -> new IdEvidence(
                        row.getObject("money_account_id", UUID.class),
                        row.getInt("kept"),
                        row.getInt("contradicted"),
                        row.getInt("renamed")))
                .list();
    }

    @Override
    public void decide(ImportId id, MoneyAccount.Identity identity) {
        if (!review.holdInReview(id)) {
            throw Refused.conflict(
                    "not-awaiting-review",
                    "The import does not wait for review. Change the identity of its ledger instead, for later imports.");
        }
        List<IdEvidence> asked = evidence(id);
        if (asked.isEmpty()) {
            throw Refused.conflict(
                    "no-identity-question",
                    "The plan of this import shows nothing against the bank's ids, or the ledger's identity is decided."
                            + " Change it at the ledger.");
        }
        asked.forEach(account -> identify(accounts.find(account.moneyAccountId()), identity));
    }

    private void identify(MoneyAccount account, MoneyAccount.Identity identity) {
        accounts.change(
                account.id(),
                account.version(),
                new ChangeMoneyAccount(account.name(), account.bank(), account.accountNumber(), Optional.of(identity)));
    }
}
