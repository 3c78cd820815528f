package com.hissabbook.classification;

import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccountChanged;
import com.hissabbook.banking.MoneyAccountOpened;
import com.hissabbook.identity.OrganisationFounded;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives a new organisation its chart and each money account its account. All in the transaction that announced the event: there is no
 * moment at which an organisation has no chart or a money account no account. Listeners that book on the account come later than 0.
 */
@Component
class KeepingTheChart {

    private final AccountRows accounts;

    KeepingTheChart(AccountRows accounts) {
        this.accounts = accounts;
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OrganisationFounded founded) {
        accounts.saveAllAndFlush(DefaultChart.of(founded.organisation()));
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MoneyAccountOpened opened) {
        TenantId tenant = TenantScope.requireTenant();
        AccountType type = opened.kind() == MoneyAccount.Kind.CARD ? AccountType.LIABILITY : AccountType.ASSET;
        accounts.saveAndFlush(AccountRow.backing(
                opened.id(), tenant, freeCode(tenant, type), opened.name(), type, opened.currency()));
    }

    @EventListener
    @Order(0)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(MoneyAccountChanged changed) {
        AccountRow row = accounts.findToEdit(TenantScope.requireTenant().value(), changed.id())
                .orElseThrow();
        row.rename(changed.name());
        accounts.saveAndFlush(row);
    }

    /** The first unused of 1100 to 1999 for assets, 2100 to 2999 for liabilities; behind them, five digits that sort there as well. */
    private String freeCode(TenantId tenant, AccountType type) {
        accounts.lockCodes(tenant);
        Set<String> taken = accounts.codes(tenant.value());
        int first = type == AccountType.LIABILITY ? 2 : 1;
        return IntStream.concat(
                        IntStream.range(first * 1_000 + 100, first * 1_000 + 1_000),
                        IntStream.range(first * 10_000 + 1_000, first * 10_000 + 10_000))
                .mapToObj(String::valueOf)
                .filter(code -> !taken.contains(code))
                .findFirst()
                .orElseThrow(
                        () -> Refused.conflict(
                                "too-many-ledgers",
                                "All 9,900 account codes for ledgers of this kind are taken. Keep further ledgers in another organisation."));
    }
}
