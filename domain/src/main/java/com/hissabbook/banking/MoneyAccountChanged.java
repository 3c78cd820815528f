package com.hissabbook.banking;

import com.hissabbook.kernel.AuditableEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A money account was edited. Announced inside its transaction, so that the chart's account carries the same name.
 *
 * @param name how it is called now; it never enters {@link #facts()}
 * @param fields which of {@code name}, {@code bank}, {@code accountNumber} and {@code identity} changed
 * @param version that the edit made
 */
public record MoneyAccountChanged(UUID id, String name, Set<String> fields, long version) implements AuditableEvent {

    @Override
    public String action() {
        return "banking.money-account-changed";
    }

    @Override
    public UUID subject() {
        return id;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("fields", String.join(",", new TreeSet<>(fields)), "version", String.valueOf(version));
    }
}
