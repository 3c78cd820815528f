package com.hissabbook.banking;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PersistentMoneyAccounts implements MoneyAccounts {

    private final MoneyAccountRows rows;
    private final ApplicationEventPublisher events;

    PersistentMoneyAccounts(MoneyAccountRows rows, ApplicationEventPublisher events) {
        this.rows = rows;
        this.events = events;
    }

    @Override
    @Transactional
    public MoneyAccount open(OpenMoneyAccount request) {
        MoneyAccount opened = saved(new MoneyAccountRow(TenantScope.requireTenant(), request));
        events.publishEvent(new MoneyAccountOpened(
                opened.id(), opened.name(), opened.kind(), opened.currency(), request.openingBalance()));
        return opened;
    }

    @Override
    @Transactional(readOnly = true)
    public List<MoneyAccount> list() {
        return rows
                .findAllByTenantIdOrderByMoneyAccountId(
                        TenantScope.requireTenant().value())
                .stream()
                .map(MoneyAccountRow::toMoneyAccount)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public MoneyAccount find(UUID id) {
        return require(id).toMoneyAccount();
    }

    @Override
    @Transactional
    public MoneyAccount change(UUID id, long version, ChangeMoneyAccount change) {
        MoneyAccountRow row = require(id);
        if (row.version() != version) {
            throw Refused.stale("ledger");
        }
        Set<String> fields = row.change(change);
        MoneyAccount changed = saved(row);
        if (!fields.isEmpty()) {
            events.publishEvent(new MoneyAccountChanged(id, changed.name(), fields, changed.version()));
        }
        return changed;
    }

    private MoneyAccountRow require(UUID id) {
        return rows.find(TenantScope.requireTenant().value(), id).orElseThrow(() -> Refused.notFound("ledger"));
    }

    /** Flushed here, so that what the database refuses is told in plain words and listeners find the row. */
    private MoneyAccount saved(MoneyAccountRow row) {
        try {
            return rows.saveAndFlush(row).toMoneyAccount();
        } catch (DataIntegrityViolationException broken) {
            throw Uniqueness.isBrokenBy(broken, "money_account_number")
                    ? Refused.conflict(
                            "account-number-taken",
                            "Another ledger has this accountNumber. Use that one, or correct the number in one of them.")
                    : broken;
        } catch (OptimisticLockingFailureException overtaken) {
            throw Refused.stale("ledger");
        }
    }
}
