package com.hissabbook.classification;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A rule was added, changed or deactivated. Where it leads is a fact; the text it looks for is not, since it may be a name. */
record RuleEdited(Rule rule, Edit edit) implements AuditableEvent {

    enum Edit {
        ADDED,
        CHANGED,
        DEACTIVATED
    }

    @Override
    public String action() {
        return "classification.rule-" + edit.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public UUID subject() {
        return rule.id();
    }

    @Override
    public Map<String, String> facts() {
        return Map.of(
                "account", rule.action().to().map(Destination::inShort).orElse("none"),
                "position", String.valueOf(rule.position()),
                "version", String.valueOf(rule.version()));
    }
}
