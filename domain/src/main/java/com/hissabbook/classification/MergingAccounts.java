package com.hissabbook.classification;

import com.hissabbook.classification.RuleEdited.Edit;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people see of a merge: the account is archived, its rules lead to the other one, choices follow as the books do. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MergingAccounts {

    private static final int CHOICES_AT_ONCE = 1_000;

    private static final String MERGED_INTO = """
            with recursive way (account_id) as (
                select into_account from classification.application
                where tenant_id = :tenant and cause = 'MERGE' and state <> 'UNDONE' and from_account = :from
                union
                select a.into_account from way w join classification.application a on a.from_account = w.account_id
                where a.tenant_id = :tenant and a.cause = 'MERGE' and a.state <> 'UNDONE')
            select exists (select from way where account_id = :to)""";

    private final AccountRows accounts;
    private final RuleRows rules;
    private final OverrideRows overrides;
    private final Splits splits;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    MergingAccounts(
            AccountRows accounts,
            RuleRows rules,
            OverrideRows overrides,
            Splits splits,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.rules = rules;
        this.overrides = overrides;
        this.splits = splits;
        this.jdbc = jdbc;
        this.events = events;
    }

    void prepare(MergeAccounts wish) {
        UUID tenant = TenantScope.requireTenant().value();
        accounts.lockCodes(TenantScope.requireTenant());
        AccountRow from = accounts.findToEdit(tenant, wish.account()).orElseThrow(() -> Refused.notFound("account"));
        AccountRow into = accounts.findToEdit(tenant, wish.into())
                .orElseThrow(
                        () -> Refused.invalid(
                                "unknown-account",
                                "The field into names no account of this organisation's chart. Take one from its list of accounts."));
        refuseUnfit(from.toAccount(), into.toAccount());
        lead(wish.account(), wish.into());
        archive(from, true);
    }

    private void refuseUnfit(Account from, Account into) {
        if (from.id().equals(into.id())) {
            throw Refused.invalid(
                    "same-account",
                    "The field into names the account itself. Name the account that is to take its place.");
        }
        refuseRole(from, "account");
        refuseRole(into, "field into names an account that");
        if (into.archived() && isMerged(into.id(), from.id())) {
            throw Refused.conflict(
                    "cyclic-merge",
                    "The field into names account " + into.code() + ", which was itself merged into " + from.code()
                            + ". Undo that merge first, or name another account.");
        }
        if (into.archived()) {
            throw Refused.invalid(
                    "archived-account",
                    "The field into names account " + into.code()
                            + ", which is archived. Name another account, or take this one back into use first.");
        }
        if (from.type() != into.type()) {
            throw Refused.invalid(
                    "account-type",
                    "Account " + from.code() + " is of type " + from.type() + ", and the field into names account "
                            + into.code() + " of type " + into.type() + ". Name an account of the same type.");
        }
        if (!from.currency().equals(into.currency())) {
            throw Refused.invalid(
                    "account-currency",
                    "The field into names account " + into.code() + ", which is kept in another currency than "
                            + from.code() + ". Name one that is kept in the same.");
        }
    }

    private static void refuseRole(Account account, String which) {
        account.role().ifPresent(role -> {
            throw Refused.conflict(
                    "account-has-role",
                    "The " + which + " cannot be merged: HissabBook books on " + account.code() + " as " + role
                            + ". Name an account without a role.");
        });
    }

    private boolean isMerged(UUID from, UUID to) {
        return jdbc.sql(MERGED_INTO)
                .param("tenant", TenantScope.requireTenant().value())
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }

    private void lead(UUID from, UUID into) {
        for (RuleRow row : rules.allActiveOn(TenantScope.requireTenant().value(), from)) {
            Rule rule = row.toRule(splits);
            Destination to = rule.action().to().orElseThrow().moved(from, into);
            splits.keep(to);
            row.change(rule.condition(), rule.action().leadingTo(to), splits, rule.position());
            try {
                events.publishEvent(new RuleEdited(rules.saveAndFlush(row).toRule(splits), Edit.CHANGED));
            } catch (OptimisticLockingFailureException overtaken) {
                throw Refused.stale("rule");
            }
        }
    }

    /** Each split that the account is part of gets a successor for what moves. */
    void leadSplits(UUID application, MergeAccounts wish) {
        splits.naming(wish.account()).forEach((id, split) -> {
            Destination successor = split.moved(wish.account(), wish.into());
            splits.keep(successor);
            jdbc.sql("""
                            insert into classification.application_split (tenant_id, application_id, from_split, to_account)
                            values (?, ?, ?, ?)""")
                    .params(TenantScope.requireTenant().value(), application, id, splits.idOf(successor))
                    .update();
        });
    }

    private void archive(AccountRow row, boolean archived) {
        Account before = row.toAccount();
        if (before.archived() != archived) {
            row.archive(archived);
            events.publishEvent(
                    AccountEdited.changed(before, accounts.saveAndFlush(row).toAccount()));
        }
    }

    void backIntoUse(UUID account) {
        archive(
                accounts.findToEdit(TenantScope.requireTenant().value(), account)
                        .orElseThrow(),
                false);
    }

    /** People's choices of one account become choices of the other. */
    void follow(List<UUID> transactions, UUID from, UUID into) {
        UUID tenant = TenantScope.requireTenant().value();
        for (int first = 0; first < transactions.size(); first += CHOICES_AT_ONCE) {
            overrides.move(
                    tenant,
                    from,
                    into,
                    transactions.subList(first, Math.min(first + CHOICES_AT_ONCE, transactions.size())));
        }
    }
}
