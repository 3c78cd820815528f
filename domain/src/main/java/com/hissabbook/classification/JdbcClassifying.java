package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.banking.LineRange;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.SetWise;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.LineFacts;
import com.hissabbook.rule.RuleSet;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link Classifying}, by chunks: what rules look at is read, each line gets the number of an outcome, and the assignments are written by one
 * statement. Without rules no line passes through the JVM.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcClassifying implements Classifying {

    private static final int LINES_PER_CHUNK = 10_000;

    /** Of a plan that was made anew no line has an account; one by one they are looked up where a person decided on some later. */
    private static final String UNASSIGNED = """
            (:all or (select true from classification.assignment a where a.transaction_id = p.transaction_id limit 1) is null)""";

    private static final String TO_DEFAULTS = """
            insert into classification.assignment (tenant_id, transaction_id, account_id, rule_set_version)
            select p.tenant_id, p.transaction_id, case when s.amount < 0 then :expense else :income end, :version
            from transaction.published_planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            where p.import_id = :import and s.import_id = :import and p.decision = 'NEW'
              and p.line_no > :after and p.line_no <= :through and s.line_no > :after and s.line_no <= :through and """ + UNASSIGNED + """
             order by p.line_no""";

    private static final String NEW_LINES = """
            select p.line_no, p.money_account_id, s.counterparty, s.description, s.type, s.amount, s.currency, s.booked
            from transaction.published_planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            where p.import_id = :import and p.line_no > :after and p.line_no <= :through
              and s.import_id = :import and s.line_no > :after and s.line_no <= :through and p.decision = 'NEW' and """ + UNASSIGNED;

    /** Each line says by number which of the few outcomes is its own. */
    private static final String TO_OUTCOMES = """
            insert into classification.assignment
                (tenant_id, transaction_id, account_id, rule_id, rule_version, rule_set_version, tags, confidence, counterparty)
            select p.tenant_id, p.transaction_id, o.account_id, o.rule_id, o.rule_version, :version, string_to_array(o.tags, ','), o.confidence,
                o.counterparty
            from transaction.published_planned_line p
            join unnest(cast(:lines as int[]), cast(:outcomes as int[])) l (line_no, outcome) on l.line_no = p.line_no
            join unnest(cast(:accounts as uuid[]), cast(:rules as uuid[]), cast(:versions as int[]), cast(:tags as text[]),
                cast(:confidences as int[]), cast(:counterparties as text[]))
                with ordinality o (account_id, rule_id, rule_version, tags, confidence, counterparty, no) on o.no = l.outcome
            where p.import_id = :import and p.line_no > :after and p.line_no <= :through and p.decision = 'NEW'
            order by p.line_no""";

    private final JdbcClient jdbc;

    private final SetWise setWise;
    private final RuleSets ruleSets;
    private final Splits splits;
    private final StoredSuggestionSettings suggestionSettings;
    private final LearningFromThePast learning;
    private final Imports imports;

    JdbcClassifying(
            JdbcClient jdbc,
            SetWise setWise,
            RuleSets ruleSets,
            Splits splits,
            StoredSuggestionSettings suggestionSettings,
            LearningFromThePast learning,
            Imports imports) {
        this.jdbc = jdbc;
        this.setWise = setWise;
        this.ruleSets = ruleSets;
        this.splits = splits;
        this.suggestionSettings = suggestionSettings;
        this.learning = learning;
        this.imports = imports;
    }

    @Override
    public int classify(ImportId id) {
        return isClassified(id) ? 0 : classify(id, new LineRange(0, Math.max(1, lastLine(id))), true);
    }

    @Override
    public int classify(ImportId id, LineRange lines) {
        return classify(id, lines, false);
    }

    private int classify(ImportId id, LineRange lines, boolean all) {
        UUID tenant = TenantScope.requireTenant().value();
        UUID expense = accountWithRole(tenant, "UNCATEGORISED_EXPENSE");
        UUID income = accountWithRole(tenant, "UNCATEGORISED_INCOME");
        RuleSet rules = ruleSets.current();
        Optional<Guess> guess = guess();
        setWise.planForManyLines();
        if (rules.isEmpty() && guess.isEmpty()) {
            return jdbc.sql(TO_DEFAULTS)
                    .param("import", id.value())
                    .param("after", lines.after())
                    .param("through", lines.through())
                    .param("all", all)
                    .param("expense", expense)
                    .param("income", income)
                    .param("version", rules.version())
                    .update();
        }
        String source = imports.find(id).format().orElse("");
        int classified = 0;
        for (int after = lines.after(); after < lines.through(); after += LINES_PER_CHUNK) {
            var range = new LineRange(after, Math.min(after + LINES_PER_CHUNK, lines.through()));
            var outcomes = new Outcomes(rules, new Destination.Whole(expense), new Destination.Whole(income), guess);
            read(id, range, all, source, outcomes);
            classified += write(id, range, outcomes);
        }
        return classified;
    }

    /** All lines of a plan are classified in one transaction, so the first one tells. */
    private boolean isClassified(ImportId id) {
        return jdbc.sql("""
                        select exists (
                            select from classification.assignment where transaction_id = (
                                select transaction_id from transaction.published_planned_line
                                where import_id = ? and decision = 'NEW' order by line_no limit 1))""").param(id.value()).query(Boolean.class).single();
    }

    private Optional<Guess> guess() {
        OptionalInt from = suggestionSettings.read().settings().automaticFrom();
        return from.isPresent()
                ? Optional.of(new Guess(learning.past(uncategorised -> {}), from.getAsInt()))
                : Optional.empty();
    }

    private int lastLine(ImportId id) {
        return jdbc.sql("select max(line_no) from transaction.published_planned_line where import_id = ?")
                .param(id.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void read(ImportId id, LineRange range, boolean all, String source, Outcomes outcomes) {
        jdbc.sql(NEW_LINES)
                .param("all", all)
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .query(row -> {
                    outcomes.add(
                            row.getInt("line_no"),
                            LineFacts.of(
                                    row.getString("counterparty"),
                                    row.getString("description"),
                                    row.getString("type"),
                                    row.getLong("amount"),
                                    row.getString("currency"),
                                    row.getObject("money_account_id", UUID.class),
                                    row.getObject("booked", LocalDate.class),
                                    source));
                });
    }

    private int write(ImportId id, LineRange range, Outcomes outcomes) {
        return jdbc.sql(TO_OUTCOMES)
                .param("import", id.value())
                .param("after", range.after())
                .param("through", range.through())
                .param("version", outcomes.ruleSetVersion())
                .param("lines", outcomes.lines())
                .param("outcomes", outcomes.numbers())
                .param("accounts", outcomes.accounts(splits::idOf))
                .param("rules", outcomes.rules())
                .param("versions", outcomes.versions())
                .param("tags", outcomes.tags())
                .param("confidences", outcomes.confidences())
                .param("counterparties", outcomes.counterparties())
                .update();
    }

    @Override
    public void forget(ImportId id) {
        jdbc.sql("""
                        delete from classification.assignment a using transaction.published_planned_line p
                        where p.import_id = ? and p.decision = 'NEW' and a.transaction_id = p.transaction_id""").param(id.value()).update();
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
