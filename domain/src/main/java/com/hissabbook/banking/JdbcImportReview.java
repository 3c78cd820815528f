package com.hissabbook.banking;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.kernel.Refused;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link ImportReview} by guarded updates of {@code banking.import_job}. */
@Component
@Transactional
class JdbcImportReview implements ImportReview {

    private static final String DOUBT = """
            update banking.import_job j set doubt = coalesce(cast(:found as text), case when j.review <> 'ON_DOUBT' then null
                when :conflicts > 0 then 'conflicts'
                when :rejected > 0 then 'rejects'
                when exists (
                    select from banking.statement s, jsonb_array_elements(s.notices) n
                    where s.import_id = j.import_id and n ->> 'code' in ('balance-mismatch', 'running-balance-breaks')) then 'balance-mismatch'
                when j.csv_layout is not null and not exists (
                    select from banking.import_job e
                    where e.tenant_id = j.tenant_id and e.import_id <> j.import_id and e.state = 'COMPLETED' and e.csv_layout = j.csv_layout)
                    then 'first-use-of-layout'
                when j.lines_seen > 1000 and j.lines_seen > 10 * (
                    select max(e.lines_seen) from banking.import_job e
                    where e.tenant_id = j.tenant_id and e.money_account_id = j.money_account_id and e.state = 'COMPLETED') then 'unusual-volume'
                end)
            where j.import_id = :import and j.state = 'PLANNING'""";

    /** Once a person has approved a plan, that one is posted or none, even if nothing speaks for a review any more. */
    private static final String OFFER = """
            update banking.import_job set plan_hash = :hash,
                state = case when goes_on then 'POSTING' else 'AWAITING_REVIEW' end,
                doubt = case when goes_on or review = 'ALWAYS' then doubt else coalesce(doubt, 'plan-changed') end
            from (
                select coalesce(approved_plan_hash = :hash, review <> 'ALWAYS' and doubt is null) as goes_on
                from banking.import_job where import_id = :import) offered
            where import_id = :import and state = 'PLANNING'""";

    private final JdbcClient jdbc;
    private final ImportLifecycle lifecycle;

    JdbcImportReview(JdbcClient jdbc, ImportLifecycle lifecycle) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean needsReview(ImportId id) {
        return jdbc.sql("select review = 'ALWAYS' or doubt is not null or approved_plan_hash is not null"
                        + " from banking.import_job where import_id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public ImportState offerForReview(ImportId id, String planHash) {
        jdbc.sql(OFFER).param("hash", planHash).param("import", id.value()).update();
        return lifecycle.state(id);
    }

    @Override
    public ImportState approve(ImportId id, String planHash) {
        jdbc.sql("""
                        update banking.import_job set state = 'PLANNING', approved_plan_hash = ?, plan_no = plan_no + 1
                        where import_id = ? and state = 'AWAITING_REVIEW' and plan_hash = ?""").params(planHash, id.value(), planHash).update();
        return lifecycle.state(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean holdInReview(ImportId id) {
        lifecycle.state(id);
        return jdbc.sql(
                        "select true from banking.import_job where import_id = ? and state = 'AWAITING_REVIEW' for update")
                .param(id.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Override
    public ImportState planAgain(ImportId id) {
        jdbc.sql("update banking.import_job set state = 'PLANNING', plan_no = plan_no + 1, approved_plan_hash = null"
                        + " where import_id = ? and state = 'AWAITING_REVIEW'")
                .param(id.value())
                .update();
        return lifecycle.state(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void decided(ImportId id, Outcome change) {
        int noted = jdbc.sql("""
                        update banking.import_job set new_lines = new_lines + ?, posted_transactions = posted_transactions + ?,
                            duplicate_lines = duplicate_lines + ?, conflict_lines = conflict_lines + ?, rejected_lines = rejected_lines + ?,
                            new_sum = new_sum + ?, duplicate_sum = duplicate_sum + ?, conflict_sum = conflict_sum + ?
                        where import_id = ? and state = 'COMPLETED' and same_as_import_id is null""")
                .params(change.newLines(), change.newLines(), change.duplicates(), change.conflicts())
                .params(change.rejected(), change.newSum(), change.duplicateSum(), change.conflictSum())
                .param(id.value())
                .update();
        if (noted != 1) {
            throw Refused.conflict(
                    "not-decidable",
                    "The import is " + lifecycle.state(id)
                            + ": lines can be decided on while it waits for review or once it is completed."
                            + " Lines of a file that was imported before are decided on in that import.");
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void doubt(ImportId id, Outcome outcome, Optional<String> found) {
        jdbc.sql(DOUBT)
                .param("found", found.orElse(null))
                .param("conflicts", outcome.conflicts())
                .param("rejected", outcome.rejected())
                .param("import", id.value())
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public int planNo(ImportId id) {
        return jdbc.sql("select plan_no from banking.import_job where import_id = ?")
                .param(id.value())
                .query(Integer.class)
                .single();
    }
}
