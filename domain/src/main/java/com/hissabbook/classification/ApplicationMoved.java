package com.hissabbook.classification;

import com.hissabbook.kernel.AuditableEvent;
import java.util.Map;
import java.util.UUID;

/** An application of rules, or a merge of accounts, was asked for, carried out in part, stopped, done or taken back. */
record ApplicationMoved(String action, UUID subject, Map<String, String> facts) implements AuditableEvent {

    static ApplicationMoved of(String what, UUID id, Map<String, String> facts) {
        return new ApplicationMoved("classification.application-" + what, id, Map.copyOf(facts));
    }
}
