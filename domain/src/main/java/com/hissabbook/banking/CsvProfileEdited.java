package com.hissabbook.banking;

import com.hissabbook.kernel.AuditableEvent;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A CSV profile was created, changed or deleted. */
record CsvProfileEdited(UUID subject, Edit edit, long version) implements AuditableEvent {

    enum Edit {
        CREATED,
        CHANGED,
        DELETED
    }

    @Override
    public String action() {
        return "banking.csv-profile-" + edit.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("version", String.valueOf(version));
    }
}
