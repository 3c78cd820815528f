package com.hissabbook.classification;

import com.hissabbook.banking.Imports;
import com.hissabbook.classification.Application.Cause;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.UserId;
import com.hissabbook.rule.RuleSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Plans what the rules in force would move, in the caller's transaction. */
@Component
class PlanningRules {

    private final JdbcClient jdbc;
    private final Imports imports;
    private final RuleSets ruleSets;
    private final Splits splits;
    private final ApplicationRows rows;

    PlanningRules(JdbcClient jdbc, Imports imports, RuleSets ruleSets, Splits splits, ApplicationRows rows) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.ruleSets = ruleSets;
        this.splits = splits;
        this.rows = rows;
    }

    /** @throws Refused {@code rules-changed}, {@code unknown-ledger}, {@code unknown-rule} */
    UUID plan(ApplyRules wish, UserId by, String correlationId) {
        RuleSet current = ruleSets.current();
        if (wish.rulesVersion().isPresent() && wish.rulesVersion().getAsLong() != current.version()) {
            throw Refused.conflict(
                    "rules-changed",
                    "The rulesVersion is " + wish.rulesVersion().getAsLong() + ", the rules are at version "
                            + current.version() + ". Make a new dry run and apply its plan.");
        }
        rows.refuseUnknown(wish);
        UUID id = rows.insert(Cause.RULES, by, correlationId);
        jdbc.sql("""
                        update classification.application set from_day = ?, to_day = ?, ledger_ids = ?, rule_ids = ?, rule_set_version = ?
                        where application_id = ?""")
                .param(wish.from().orElse(null))
                .param(wish.to().orElse(null))
                .params(wish.ledgers().toArray(UUID[]::new), wish.rules().toArray(UUID[]::new))
                .params(current.version(), id)
                .update();
        var history = new RulesOnHistory(
                jdbc,
                imports,
                id,
                wish,
                current,
                splits,
                rows.withRole(AccountRole.UNCATEGORISED_EXPENSE),
                rows.withRole(AccountRole.UNCATEGORISED_INCOME));
        history.plan();
        jdbc.sql(
                        "update classification.application set transactions = ?, overridden = ?, lines = ? where application_id = ?")
                .params(history.transactions(), history.overridden(), history.lines(), id)
                .update();
        return id;
    }
}
