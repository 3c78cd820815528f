package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.LineFacts;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a transaction with what rules made of it when it was imported. */
@Component
class Classified {

    private static final String SELECT = """
            select t.import_id, t.source = 'MANUAL' as by_hand, t.counterparty, t.description, s.type, t.amount, t.currency,
                t.money_account_id, t.booked, a.account_id, a.rule_id, a.rule_version, a.rule_set_version, a.tags, a.confidence,
                a.application_id
            from transaction.published_transaction t
            left join banking.published_staged_line s on s.import_id = t.import_id and s.line_no = t.line_no
            left join classification.assignment a on a.transaction_id = t.transaction_id
            where t.tenant_id = ? and t.transaction_id = ?""";

    private final JdbcClient jdbc;
    private final Splits splits;
    private final Imports imports;

    Classified(JdbcClient jdbc, Splits splits, Imports imports) {
        this.jdbc = jdbc;
        this.splits = splits;
        this.imports = imports;
    }

    /**
     * A transaction of a bank.
     *
     * @param counterparty as the bank writes it; empty if it names none
     * @param ruleSetVersion none where it is not known
     */
    record ByBank(
            LineFacts facts,
            String counterparty,
            String description,
            Classification.ByRules byRules,
            OptionalLong ruleSetVersion,
            List<String> tags) {}

    /**
     * Empty for a manual transaction, which no rule is tried on.
     *
     * @throws Refused {@code not-found}
     */
    Optional<ByBank> find(UUID transactionId) {
        return jdbc.sql(SELECT)
                .params(TenantScope.requireTenant().value(), transactionId)
                .query((row, n) -> row.getBoolean("by_hand") ? Optional.<ByBank>empty() : Optional.of(byBank(row)))
                .optional()
                .orElseThrow(() -> Refused.notFound("transaction"));
    }

    private ByBank byBank(ResultSet row) throws SQLException {
        String counterparty = row.getString("counterparty");
        String description = row.getString("description");
        var importId = new ImportId(row.getObject("import_id", UUID.class));
        LineFacts facts = LineFacts.of(
                counterparty,
                description,
                row.getString("type"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getObject("money_account_id", UUID.class),
                row.getObject("booked", LocalDate.class),
                imports.find(importId).format().orElse(""));
        return new ByBank(
                facts,
                counterparty == null ? "" : counterparty,
                description,
                new Classification.ByRules(
                        splits.of(row.getObject("account_id", UUID.class)),
                        Optional.ofNullable(row.getObject("rule_id", UUID.class)),
                        number(row, "rule_version"),
                        confidence(row.getObject("confidence", Integer.class)),
                        Optional.ofNullable(row.getObject("application_id", UUID.class))),
                number(row, "rule_set_version"),
                tags(row.getArray("tags")));
    }

    private static OptionalInt confidence(@Nullable Integer confidence) {
        return confidence == null ? OptionalInt.empty() : OptionalInt.of(confidence);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static List<String> tags(@Nullable Array tags) throws SQLException {
        return tags == null ? List.of() : List.of((String[]) tags.getArray());
    }
}
