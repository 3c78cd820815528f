package com.hissabbook.classification;

import com.hissabbook.kernel.AuditableEvent;
import java.util.UUID;

/** A person called a counterparty by another name, or by its own again. Names are no facts: they may be people's. */
record CounterpartyNamed(UUID subject, boolean restored) implements AuditableEvent {

    @Override
    public String action() {
        return "classification.counterparty-" + (restored ? "restored" : "named");
    }
}
