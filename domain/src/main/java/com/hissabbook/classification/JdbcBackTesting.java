package com.hissabbook.classification;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.Imports;
import com.hissabbook.classification.DraftRules.Draft;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.LineFacts;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.RuleSet;
import com.hissabbook.rule.RuleSetLimits;
import com.hissabbook.rule.WriteRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link BackTesting} over a cursor: history passes by, only sums are kept. */
@Component
class JdbcBackTesting implements BackTesting {

    private static final int ROWS_AT_A_TIME = 5_000;

    private static final String HISTORY = """
            select t.transaction_id, t.import_id, t.counterparty, t.description, s.type, t.amount, t.currency, t.money_account_id, t.booked,
                coalesce(o.account_id, o.split_id) as chosen
            from transaction.published_transaction t
            join banking.published_staged_line s on s.import_id = t.import_id and s.line_no = t.line_no
            left join classification.override o on o.transaction_id = t.transaction_id and not o.lifted
            where t.tenant_id = ? and t.booked between ? and ? and t.source = 'BANK'
              and not exists (select from transaction.published_withdrawal w where w.transaction_id = t.transaction_id)
            order by t.booked, t.transaction_id""";

    private final JdbcClient jdbc;
    private final Imports imports;
    private final RuleSets ruleSets;
    private final Destinations destinations;
    private final Splits splits;
    private final AccountRows accounts;
    private final BackTestTurns turns = new BackTestTurns();

    JdbcBackTesting(
            JdbcClient jdbc,
            Imports imports,
            RuleSets ruleSets,
            Destinations destinations,
            Splits splits,
            AccountRows accounts) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.ruleSets = ruleSets;
        this.destinations = destinations;
        this.splits = splits;
        this.accounts = accounts;
    }

    @Override
    @Transactional
    public BackTest run(DraftRules drafts, BackTestScope scope, LongConsumer progress) {
        try (BackTestTurns.Turn turn = turns.take(TenantScope.requireTenant())) {
            return tried(drafts, scope, progress);
        }
    }

    private BackTest tried(DraftRules drafts, BackTestScope scope, LongConsumer progress) {
        RuleSet now = ruleSets.current();
        Set<UUID> drafted = new HashSet<>();
        List<Rule> changed = changed(now.rules(), drafts, drafted);
        RuleSetLimits.refuseBeyond(
                changed.size(),
                changed.stream()
                        .mapToLong(rule -> RuleSetLimits.textSize(rule.condition()))
                        .sum(),
                changed.stream()
                        .mapToLong(rule -> RuleSetLimits.regexSize(rule.condition()))
                        .sum());
        RuleSet then = new RuleSet(now.version(), changed);
        List<Account> chart = accounts
                .findAllByTenantIdOrderByCode(TenantScope.requireTenant().value())
                .stream()
                .map(AccountRow::toAccount)
                .toList();
        var tally = new BackTestTally(
                now,
                then,
                new Destination.Whole(withRole(chart, AccountRole.UNCATEGORISED_EXPENSE)),
                new Destination.Whole(withRole(chart, AccountRole.UNCATEGORISED_INCOME)),
                chart.stream()
                        .filter(account ->
                                account.type() == AccountType.INCOME || account.type() == AccountType.EXPENSE)
                        .map(Account::id)
                        .collect(Collectors.toSet()));
        tryAll(tally, scope, progress);
        return tally.result(drafted);
    }

    private static UUID withRole(List<Account> chart, AccountRole role) {
        return chart.stream()
                .filter(account -> account.role().filter(role::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** The rules as they would be, in the order in which they would be tried. */
    private List<Rule> changed(List<Rule> rules, DraftRules drafts, Set<UUID> drafted) {
        Map<UUID, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::id, Function.identity()));
        List<UUID> order = new ArrayList<>(rules.stream().map(Rule::id).toList());
        drafts.deactivated().forEach(id -> require(byId, id));
        int last = rules.stream().mapToInt(Rule::position).max().orElse(0);
        for (Draft draft : drafts.written()) {
            Optional<Rule> before = draft.id().map(id -> require(byId, id));
            destinations.refuseUnknownLedgers(draft.rule().condition());
            Action action = destinations.usable(draft.rule().action());
            UUID id = draft.id().orElseGet(Ids::next);
            last = Math.min(last + 10, WriteRule.LAST_POSITION);
            int position =
                    draft.rule().position().orElse(before.map(Rule::position).orElse(last));
            if (before.isEmpty()) {
                drafted.add(id);
                order.add(id);
            }
            byId.put(id, new Rule(id, draft.rule().condition(), action, position, true, 0));
        }
        return order.stream()
                .filter(id -> !drafts.deactivated().contains(id))
                .map(id -> require(byId, id))
                .sorted(Comparator.comparingInt(Rule::position)
                        .thenComparing(rule -> rule.id().toString()))
                .toList();
    }

    private static Rule require(Map<UUID, Rule> rules, UUID id) {
        return Optional.ofNullable(rules.get(id)).orElseThrow(() -> Refused.notFound("rule in use"));
    }

    private void tryAll(BackTestTally tally, BackTestScope scope, LongConsumer progress) {
        Map<UUID, String> sources = new HashMap<>();
        Map<UUID, Destination> chosen = new HashMap<>();
        jdbc.sql(HISTORY)
                .params(TenantScope.requireTenant().value(), scope.from(), scope.to())
                .withFetchSize(ROWS_AT_A_TIME)
                .query(row -> {
                    UUID id = row.getObject("transaction_id", UUID.class);
                    UUID choice = row.getObject("chosen", UUID.class);
                    LineFacts facts = facts(row, sources);
                    tally.add(
                            id,
                            facts,
                            choice == null ? null : chosen.computeIfAbsent(choice, splits::of),
                            scope.isLocked(facts.booked()));
                    if (tally.transactions() % TOLD_EVERY == 0) {
                        progress.accept(tally.transactions());
                    }
                });
    }

    private LineFacts facts(ResultSet row, Map<UUID, String> sources) throws SQLException {
        UUID importId = row.getObject("import_id", UUID.class);
        return LineFacts.of(
                row.getString("counterparty"),
                row.getString("description"),
                row.getString("type"),
                row.getLong("amount"),
                row.getString("currency"),
                row.getObject("money_account_id", UUID.class),
                row.getObject("booked", LocalDate.class),
                sources.computeIfAbsent(
                        importId, id -> imports.find(new ImportId(id)).format().orElse("")));
    }
}
