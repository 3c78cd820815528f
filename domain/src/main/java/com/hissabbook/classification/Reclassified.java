package com.hissabbook.classification;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.rule.Destination;
import java.util.Map;
import java.util.UUID;

/**
 * A person put a transaction on an account, or lifted such a choice so that it goes back to the one its rules gave. Announced in the
 * transaction that notes it; the books follow there, or refuse it.
 *
 * @param to where it is from now on
 */
public record Reclassified(UUID transactionId, Destination to, boolean lifted) implements AuditableEvent {

    @Override
    public String action() {
        return lifted ? "classification.override-lifted" : "classification.overridden";
    }

    @Override
    public UUID subject() {
        return transactionId;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("account", to.inShort());
    }
}
