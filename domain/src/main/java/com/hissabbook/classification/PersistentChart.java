package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PersistentChart implements ChartOfAccounts {

    private final AccountRows accounts;
    private final RuleRows rules;
    private final ApplicationEventPublisher events;

    PersistentChart(AccountRows accounts, RuleRows rules, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.rules = rules;
        this.events = events;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Account> list() {
        return accounts.findAllByTenantIdOrderByCode(TenantScope.requireTenant().value()).stream()
                .map(AccountRow::toAccount)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Account find(UUID id) {
        return accounts.find(TenantScope.requireTenant().value(), id)
                .map(AccountRow::toAccount)
                .orElseThrow(PersistentChart::notFound);
    }

    @Override
    @Transactional
    public Account add(AddAccount request) {
        TenantId tenant = TenantScope.requireTenant();
        accounts.lockCodes(tenant);
        if (accounts.codes(tenant.value()).contains(request.code())) {
            throw Refused.conflict(
                    "account-code-taken", "Another account has the code " + request.code() + ". Choose a free one.");
        }
        AccountRow row = AccountRow.ordinary(tenant, request.code(), request.name(), request.type());
        row.growOn(request.normalSide());
        Account added = accounts.saveAndFlush(row).toAccount();
        events.publishEvent(AccountEdited.added(added));
        return added;
    }

    @Override
    @Transactional
    public Account change(UUID id, long version, ChangeAccount change) {
        AccountRow row =
                accounts.findToEdit(TenantScope.requireTenant().value(), id).orElseThrow(PersistentChart::notFound);
        if (row.version() != version) {
            throw Refused.stale("account");
        }
        Account before = row.toAccount();
        refuseMoneyAccount(before);
        if (change.archived() && !before.archived()) {
            refuseArchiving(before);
        }
        row.rename(change.name());
        row.archive(change.archived());
        Account after = saved(row);
        if (after.version() != version) {
            events.publishEvent(AccountEdited.changed(before, after));
        }
        return after;
    }

    private static void refuseMoneyAccount(Account account) {
        if (account.role().filter(AccountRole.MONEY::equals).isPresent()) {
            throw Refused.conflict(
                    "money-account",
                    "Account " + account.code() + " belongs to a ledger and is called like it."
                            + " Change the ledger's name instead; it cannot be archived.");
        }
    }

    private void refuseArchiving(Account account) {
        if (account.role().isPresent()) {
            throw Refused.conflict(
                    "account-has-role",
                    "Account " + account.code() + " cannot be archived: HissabBook books on it as "
                            + account.role().get() + ". It can be renamed.");
        }
        long pointing = rules.activeOn(TenantScope.requireTenant().value(), account.id());
        if (pointing > 0) {
            throw Refused.conflict(
                    "account-has-rules",
                    "Account " + account.code() + " cannot be archived while active rules lead to it (" + pointing
                            + "). Deactivate them or lead them to another account first.");
        }
    }

    private Account saved(AccountRow row) {
        try {
            return accounts.saveAndFlush(row).toAccount();
        } catch (OptimisticLockingFailureException overtaken) {
            throw Refused.stale("account");
        }
    }

    private static Refused notFound() {
        return Refused.notFound("account");
    }
}
