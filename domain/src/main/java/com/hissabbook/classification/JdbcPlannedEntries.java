package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link PlannedEntries} from the plan's lines and their assignments, each looked up by its key. */
@Component
class JdbcPlannedEntries implements PlannedEntries {

    private static final String SELECT = """
            select p.line_no, p.money_account_id, s.amount, s.currency, a.account_id, a.rule_id, a.rule_version, a.confidence
            from transaction.published_planned_line p
            join banking.published_staged_line s on s.import_id = p.import_id and s.line_no = p.line_no
            cross join lateral (
                select account_id, rule_id, rule_version, confidence from classification.assignment
                where transaction_id = p.transaction_id limit 1) a
            where p.import_id = :import and s.import_id = :import and p.decision = 'NEW' and p.line_no in (:lines)
            order by p.line_no""";

    private final JdbcClient jdbc;
    private final Splits splits;
    private final Reasons reasons;

    JdbcPlannedEntries(JdbcClient jdbc, Splits splits, Reasons reasons) {
        this.jdbc = jdbc;
        this.splits = splits;
        this.reasons = reasons;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Integer, PlannedEntry> of(ImportId id, List<Integer> lines) {
        Map<Integer, PlannedEntry> entries = new LinkedHashMap<>();
        if (!lines.isEmpty()) {
            jdbc.sql(SELECT).param("import", id.value()).param("lines", lines).query(row -> {
                entries.put(row.getInt("line_no"), entry(row));
            });
        }
        return entries;
    }

    private PlannedEntry entry(ResultSet row) throws SQLException {
        long ruleVersion = row.getLong("rule_version");
        int confidence = row.getInt("confidence");
        boolean suggested = !row.wasNull();
        Optional<UUID> rule = Optional.ofNullable(row.getObject("rule_id", UUID.class));
        var byRules = new Classification.ByRules(
                splits.of(row.getObject("account_id", UUID.class)),
                rule,
                rule.isPresent() ? OptionalLong.of(ruleVersion) : OptionalLong.empty(),
                suggested ? OptionalInt.of(confidence) : OptionalInt.empty(),
                Optional.empty());
        var amount = new Money(row.getLong("amount"), new CurrencyCode(row.getString("currency")));
        return new PlannedEntry(
                row.getObject("money_account_id", UUID.class),
                amount,
                byRules.to(),
                byRules.by(),
                reasons.of(byRules, amount.minor()),
                rule,
                byRules.confidence());
    }
}
