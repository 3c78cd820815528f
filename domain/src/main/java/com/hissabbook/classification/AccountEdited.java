package com.hissabbook.classification;

import com.hissabbook.kernel.AuditableEvent;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The chart was edited by a person. Codes and types are facts; names are not. */
record AccountEdited(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {

    AccountEdited {
        facts = Map.copyOf(facts);
    }

    static AccountEdited added(Account account) {
        return new AccountEdited(
                "classification.account-added",
                account.id(),
                Map.of("code", account.code(), "type", account.type().name()));
    }

    static AccountEdited changed(Account before, Account after) {
        var facts = new TreeMap<>(Map.of("code", after.code(), "version", String.valueOf(after.version())));
        if (!before.name().equals(after.name())) {
            facts.put("renamed", "true");
        }
        if (before.archived() != after.archived()) {
            facts.put("archived", String.valueOf(after.archived()));
        }
        return new AccountEdited("classification.account-changed", after.id(), facts);
    }
}
