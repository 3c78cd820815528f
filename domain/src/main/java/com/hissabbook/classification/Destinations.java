package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Destination;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which accounts a transaction can be classified to, whether by a rule or by a person. */
@Component
class Destinations {

    private final AccountRows accounts;

    Destinations(AccountRows accounts) {
        this.accounts = accounts;
    }

    /** The action with an account that can be booked on; a transfer's is the clearing account. */
    Action usable(Action action) {
        if (action.transfer()) {
            if (action.to().isPresent()) {
                throw Refused.invalid(
                        "two-accounts",
                        "The rule names an accountId or a split and marks a transfer, which goes to the clearing account. Give one of the two.");
            }
            return action.leadingTo(new Destination.Whole(clearing()));
        }
        action.to().ifPresent(this::refuseUnusable);
        return action;
    }

    private UUID clearing() {
        return accounts.withRole(TenantScope.requireTenant().value(), AccountRole.CLEARING)
                .orElseThrow(() -> new IllegalStateException("an organisation without clearing account"))
                .toAccount()
                .id();
    }

    /** All its accounts, as {@link #refuseUnusable(UUID)}. */
    void refuseUnusable(Destination destination) {
        destination.accounts().forEach(this::refuseUnusable);
    }

    /**
     * Locks the account against being archived until the transaction ends.
     *
     * @throws Refused {@code unknown-account}, {@code money-account}, {@code archived-account}
     */
    void refuseUnusable(UUID accountId) {
        AccountRow account = accounts.findToPointAt(TenantScope.requireTenant().value(), accountId)
                .orElseThrow(
                        () -> Refused.invalid(
                                "unknown-account",
                                "The accountId names no account of this organisation's chart. Take one from its list of accounts."));
        if (account.role().filter(AccountRole.MONEY::equals).isPresent()) {
            throw Refused.invalid(
                    "money-account",
                    "The accountId names a money account; what is paid from one to another goes through the clearing account. Name that"
                            + " one, or an account of income or expense.");
        }
        if (account.isArchived()) {
            throw Refused.invalid(
                    "archived-account",
                    "The accountId names account " + account.code()
                            + ", which is archived. Name another account, or take this one back into use first.");
        }
    }

    /** @throws Refused {@code unknown-ledger} if a test names a money account that the organisation does not have */
    void refuseUnknownLedgers(Condition condition) {
        condition
                .tests()
                .filter(test -> test.field() == Condition.Field.LEDGER)
                .flatMap(test -> test.values().stream())
                .map(UUID::fromString)
                .filter(ledger -> accounts.find(TenantScope.requireTenant().value(), ledger)
                        .flatMap(AccountRow::role)
                        .filter(AccountRole.MONEY::equals)
                        .isEmpty())
                .findFirst()
                .ifPresent(unknown -> {
                    throw Refused.invalid(
                            "unknown-ledger",
                            "The condition names a ledger that this organisation does not have. Take one from its list of ledgers.");
                });
    }
}
