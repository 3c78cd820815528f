package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.LineFacts;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.RuleSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tries rules on the banks' transactions that are booked, and writes a line for each that stands elsewhere than they say. */
final class RulesOnHistory {

    private static final int ROWS_AT_A_TIME = 5_000;
    private static final int LINES_AT_ONCE = 10_000;

    private static final String HISTORY = """
            select t.transaction_id, t.import_id, t.counterparty, t.description, s.type, t.amount, t.currency, t.money_account_id, t.booked,
                a.account_id, a.rule_id, a.confidence is not null as suggested, coalesce(o.account_id, o.split_id) as chosen
            from transaction.published_transaction t
            join classification.assignment a on a.transaction_id = t.transaction_id
            join banking.published_staged_line s on s.import_id = t.import_id and s.line_no = t.line_no
            left join classification.override o on o.transaction_id = t.transaction_id and not o.lifted
            where t.tenant_id = :tenant and t.source = 'BANK'
              and t.booked between coalesce(cast(:from as date), '-infinity') and coalesce(cast(:to as date), 'infinity')
              and (cardinality(cast(:ledgers as uuid[])) = 0 or t.money_account_id = any(:ledgers))
              and not exists (select from transaction.published_withdrawal w where w.transaction_id = t.transaction_id)
            order by t.booked, t.transaction_id""";

    /** Its assignment is looked up by its key: a join could be planned as a scan of all history. */
    private static final String INSERT = """
            insert into classification.application_line
                (tenant_id, application_id, line_no, transaction_id, booked, amount, currency, from_account, to_account,
                rule_id, rule_version, tags, before_rule_id, before_rule_version, before_rule_set_version, before_tags, before_application_id,
                before_confidence, counterparty, before_counterparty)
            select :tenant, :application, :after + n.no, n.transaction_id, n.booked, n.amount, n.currency, a.account_id, n.account_id,
                n.rule_id, n.rule_version, string_to_array(n.tags, ','),
                a.rule_id, a.rule_version, a.rule_set_version, a.tags, a.application_id, a.confidence, n.counterparty,
                a.counterparty
            from unnest(cast(:transactions as uuid[]), cast(:days as date[]), cast(:amounts as bigint[]), cast(:currencies as text[]),
                cast(:accounts as uuid[]), cast(:rules as uuid[]), cast(:versions as int[]), cast(:tags as text[]),
                cast(:counterparties as text[]))
                with ordinality n (transaction_id, booked, amount, currency, account_id, rule_id, rule_version, tags, counterparty, no)
            cross join lateral (select * from classification.assignment where transaction_id = n.transaction_id limit 1) a""";

    private final JdbcClient jdbc;
    private final Imports imports;
    private final UUID application;
    private final ApplyRules wish;
    private final RuleSet rules;
    private final RuleSet.Trial trial;
    private final Splits splits;
    private final UUID expense;
    private final UUID income;
    private final Map<UUID, String> sources = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private int written;
    private long transactions;
    private long overridden;

    private record Line(
            UUID transaction,
            LineFacts facts,
            UUID account,
            @Nullable Rule rule,
            RuleSet.Verdict verdict) {}

    RulesOnHistory(
            JdbcClient jdbc,
            Imports imports,
            UUID application,
            ApplyRules wish,
            RuleSet rules,
            Splits splits,
            UUID expense,
            UUID income) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.application = application;
        this.wish = wish;
        this.rules = rules;
        this.trial = rules.trial();
        this.splits = splits;
        this.expense = expense;
        this.income = income;
    }

    void plan() {
        jdbc.sql(HISTORY)
                .param("tenant", TenantScope.requireTenant().value())
                .param("from", wish.from().orElse(null))
                .param("to", wish.to().orElse(null))
                .param("ledgers", wish.ledgers().toArray(UUID[]::new))
                .withFetchSize(ROWS_AT_A_TIME)
                .query(this::look);
        write();
    }

    long transactions() {
        return transactions;
    }

    long overridden() {
        return overridden;
    }

    int lines() {
        return written;
    }

    private void look(ResultSet row) throws SQLException {
        LineFacts facts = facts(row);
        RuleSet.Verdict verdict = trial.of(facts);
        Optional<Rule> rule = verdict.rule() == RuleSet.NO_RULE
                ? Optional.empty()
                : Optional.of(rules.rules().get(verdict.rule()));
        if (!askedFor(rule.map(Rule::id), row.getObject("rule_id", UUID.class))) {
            return;
        }
        transactions++;
        UUID account = rules.destination(verdict).map(splits::idOf).orElse(facts.amount() < 0 ? expense : income);
        UUID chosen = row.getObject("chosen", UUID.class);
        if (chosen != null) {
            overridden += chosen.equals(account) ? 0 : 1;
        } else if (!account.equals(row.getObject("account_id", UUID.class))
                && (rule.isPresent() || !row.getBoolean("suggested"))) {
            UUID transaction = row.getObject("transaction_id", UUID.class);
            lines.add(new Line(transaction, facts, account, rule.orElse(null), verdict));
            if (lines.size() == LINES_AT_ONCE) {
                write();
            }
        }
    }

    private boolean askedFor(Optional<UUID> now, @Nullable UUID then) {
        return wish.rules().isEmpty()
                || now.filter(wish.rules()::contains).isPresent()
                || (then != null && wish.rules().contains(then));
    }

    private LineFacts facts(ResultSet row) throws SQLException {
        return LineFacts.of(
                row.getString("counterparty"),
                row.getString("description"),
                row.getString("type"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getObject("money_account_id", UUID.class),
                row.getObject("booked", LocalDate.class),
                sources.computeIfAbsent(
                        row.getObject("import_id", UUID.class),
                        id -> imports.find(new ImportId(id)).format().orElse("")));
    }

    private void write() {
        jdbc.sql(INSERT)
                .param("tenant", TenantScope.requireTenant().value())
                .param("application", application)
                .param("after", written)
                .param("transactions", each(Line::transaction, UUID[]::new))
                .param("days", each(line -> line.facts().booked().toString(), String[]::new))
                .param("amounts", each(line -> line.facts().amount(), Long[]::new))
                .param("currencies", each(line -> line.facts().currency(), String[]::new))
                .param("accounts", each(Line::account, UUID[]::new))
                .param(
                        "rules",
                        each(line -> line.rule() == null ? null : line.rule().id(), UUID[]::new))
                .param(
                        "versions",
                        each(
                                line -> line.rule() == null
                                        ? null
                                        : (int) line.rule().version(),
                                Integer[]::new))
                .param(
                        "tags",
                        each(
                                line -> line.verdict().tags().isEmpty()
                                        ? null
                                        : String.join(",", line.verdict().tags()),
                                String[]::new))
                .param(
                        "counterparties",
                        each(line -> rules.counterparty(line.verdict()).orElse(null), String[]::new))
                .update();
        written += lines.size();
        lines.clear();
    }

    private <V extends @Nullable Object> V[] each(Function<Line, V> part, IntFunction<V[]> array) {
        return lines.stream().map(part).toArray(array);
    }
}
