package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.LineRange;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Classifying}, set-wise: no line passes through the JVM. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcClassifying implements Classifying {

    private static final String NEW_LINES = """
            from transaction.published_planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            where p.import_id = :import and s.import_id = :import and p.decision = 'NEW'
              and p.line_no > :after and p.line_no <= :through and s.line_no > :after and s.line_no <= :through
              and (:all or (
                select true from classification.assignment a where a.transaction_id = p.transaction_id limit 1) is null)
            """;

    private static final String TO_DEFAULTS = """
            insert into classification.assignment (tenant_id, transaction_id, account_id)
            select p.tenant_id, p.transaction_id, case when s.amount < 0 then :expense else :income end
            """ + NEW_LINES + "order by p.line_no";

    private static final String BY_RULES = """
            with rule as materialized (
                select position, rule_id, version, account_id, lower(contains) as contains from classification.rule
                where tenant_id = :tenant and active
                order by position, rule_id),
            line as materialized (
                select p.tenant_id, p.transaction_id, s.amount, lower(concat_ws(' ', s.counterparty, s.description)) as text
            """ + NEW_LINES + """
                order by p.line_no)
            insert into classification.assignment (tenant_id, transaction_id, account_id, rule_id, rule_version)
            select l.tenant_id, l.transaction_id,
                coalesce(r.account_id, case when l.amount < 0 then :expense else :income end), r.rule_id, r.version
            from line l
            left join lateral (
                select rule_id, version, account_id from rule
                where position(contains in l.text) > 0
                order by position, rule_id limit 1) r on true""";

    /** Hashes of runs of lines, hashed together: no text grows with the file. */
    private static final String PLAN_HASH = """
            select encode(sha256(convert_to(coalesce(string_agg(run, '' order by block), ''), 'UTF8')), 'hex') from (
                select p.line_no / 10000 as block, md5(string_agg(
                    concat_ws('|', p.line_no, p.decision, p.reason, s.booked, s.amount, s.currency, p.money_account_id,
                        case when p.decision = 'NEW' then a.account_id else p.transaction_id end),
                    E'\\n' order by p.line_no)) as run
                from transaction.published_planned_line p
                join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
                left join lateral (
                    select account_id from classification.assignment
                    where p.decision = 'NEW' and transaction_id = p.transaction_id limit 1) a on true
                where p.import_id = :import and s.import_id = :import
                group by 1) runs""";

    private final JdbcClient jdbc;
    private final SetWise setWise;

    JdbcClassifying(JdbcClient jdbc, SetWise setWise) {
        this.jdbc = jdbc;
        this.setWise = setWise;
    }

    @Override
    public int classify(ImportId id) {
        return classify(id, new LineRange(0, Integer.MAX_VALUE), true);
    }

    @Override
    public int classify(ImportId id, LineRange range) {
        return classify(id, range, false);
    }

    private int classify(ImportId id, LineRange range, boolean all) {
        UUID tenant = TenantScope.requireTenant().value();
        setWise.planForManyLines();
        boolean rules = jdbc.sql("select exists (select from classification.rule where tenant_id = ? and active)")
                .param(tenant)
                .query(Boolean.class)
                .single();
        var insert = jdbc.sql(rules ? BY_RULES : TO_DEFAULTS)
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .param("all", all)
                .param("expense", accountWithRole(tenant, "UNCATEGORISED_EXPENSE"))
                .param("income", accountWithRole(tenant, "UNCATEGORISED_INCOME"));
        return rules ? insert.param("tenant", tenant).update() : insert.update();
    }

    @Override
    public void forget(ImportId id) {
        jdbc.sql("""
                        delete from classification.assignment a using transaction.published_planned_line p
                        where p.import_id = ? and p.decision = 'NEW' and a.transaction_id = p.transaction_id""").param(id.value()).update();
    }

    @Override
    public String planHash(ImportId id) {
        setWise.planForManyLines();
        return jdbc.sql(PLAN_HASH)
                .param("import", id.value())
                .query(String.class)
                .single();
    }

    private UUID accountWithRole(UUID tenant, String role) {
        return jdbc.sql("select account_id from classification.account where tenant_id = ? and role = ?")
                .params(tenant, role)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> Refused.conflict(
                        "chart-incomplete", "The chart of accounts has no account with the role " + role + "."));
    }
}
