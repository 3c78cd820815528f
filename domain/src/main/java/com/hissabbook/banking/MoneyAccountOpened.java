package com.hissabbook.banking;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.CurrencyCode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A money account exists. Announced inside its transaction and its {@code TenantScope}: the chart makes the account that backs it
 * first ({@code @Order(0)}), then whoever books the opening balance follows; all of it or nothing.
 *
 * @param id of the money account and of the chart's account alike
 * @param name for the chart; it never enters {@link #facts()}
 */
public record MoneyAccountOpened(
        UUID id, String name, MoneyAccount.Kind kind, CurrencyCode currency, Optional<OpeningBalance> openingBalance)
        implements AuditableEvent {

    @Override
    public String action() {
        return "banking.money-account-opened";
    }

    @Override
    public UUID subject() {
        return id;
    }

    @Override
    public Map<String, String> facts() {
        var facts = new TreeMap<>(Map.of("kind", kind.name(), "currency", currency.code()));
        openingBalance.ifPresent(balance -> {
            facts.put("openingBalance", balance.amount().toDecimal().toPlainString());
            facts.put("openingDay", balance.day().toString());
        });
        return facts;
    }
}
