package com.hissabbook.classification;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** {@link SuggestionSettings}, one row an organisation from the first edit on; in the caller's transaction. */
@Component
class StoredSuggestionSettings {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StoredSuggestionSettings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** From which confidence on suggestions are applied by themselves was changed. */
    record SuggestionsSet(UUID subject, Map<String, String> facts) implements AuditableEvent {

        @Override
        public String action() {
            return "classification.suggestions-set";
        }
    }

    SuggestionSettings.Versioned read() {
        return jdbc.sql("select automatic_from, version from classification.suggestion_settings where tenant_id = ?")
                .param(TenantScope.requireTenant().value())
                .query((row, n) -> new SuggestionSettings.Versioned(
                        new SuggestionSettings(from(row.getObject(1, Integer.class))), row.getLong(2)))
                .optional()
                .orElse(new SuggestionSettings.Versioned(new SuggestionSettings(OptionalInt.empty()), 0));
    }

    private static OptionalInt from(@Nullable Integer confidence) {
        return confidence == null ? OptionalInt.empty() : OptionalInt.of(confidence);
    }

    /** The same settings again change nothing. */
    SuggestionSettings.Versioned write(long version, SuggestionSettings settings) {
        SuggestionSettings.Versioned now = read();
        if (now.version() != version) {
            throw Refused.stale("settings");
        } else if (now.settings().equals(settings)) {
            return now;
        }
        OptionalInt from = settings.automaticFrom();
        UUID tenant = TenantScope.requireTenant().value();
        int written = jdbc.sql("""
                        insert into classification.suggestion_settings as s (tenant_id, version, automatic_from) values (?, ?, ?)
                        on conflict (tenant_id) do update set version = excluded.version, automatic_from = excluded.automatic_from
                        where s.version = excluded.version - 1""")
                .params(tenant, version + 1)
                .param(from.isPresent() ? Integer.valueOf(from.getAsInt()) : null)
                .update();
        if (written == 0) {
            throw Refused.stale("settings");
        }
        events.publishEvent(new SuggestionsSet(
                tenant, Map.of("from", from.isPresent() ? Integer.toString(from.getAsInt()) : "never")));
        return new SuggestionSettings.Versioned(settings, version + 1);
    }
}
