package com.hissabbook.banking;

import com.hissabbook.kernel.AuditableEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Waiting} by the times that {@code banking.import_job} holds. */
@Component
@EnableConfigurationProperties(WaitingTerms.class)
class JdbcWaiting implements Waiting {

    private final JdbcClient jdbc;
    private final ImportLifecycle lifecycle;
    private final WaitingTerms terms;
    private final ApplicationEventPublisher events;

    JdbcWaiting(JdbcClient jdbc, ImportLifecycle lifecycle, WaitingTerms terms, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.lifecycle = lifecycle;
        this.terms = terms;
        this.events = events;
    }

    /** An import waited for a person for long. */
    record ImportReminded(UUID subject) implements AuditableEvent {

        @Override
        public String action() {
            return "banking.import-reminded";
        }
    }

    /** The database's times alone, so that no two clocks are compared. */
    private record Times(Instant now, Instant since, Optional<Instant> remindedAt) {}

    @Override
    @Transactional
    public Optional<Wait> look(ImportId id) {
        return jdbc.sql("""
                        select now() as now, waiting_since, reminded_at from banking.import_job
                        where import_id = ? and state in ('AWAITING_ANSWER', 'AWAITING_REVIEW') for update""")
                .param(id.value())
                .query((row, n) -> new Times(
                        row.getObject("now", OffsetDateTime.class).toInstant(),
                        row.getObject("waiting_since", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("reminded_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional()
                .flatMap(times -> look(id, times));
    }

    private Optional<Wait> look(ImportId id, Times times) {
        Instant end = times.since().plus(terms.expireAfter());
        if (!times.now().isBefore(end)) {
            lifecycle.expire(id);
            return Optional.empty();
        }
        Instant reminder = times.remindedAt()
                .map(last -> last.plus(terms.remindEvery()))
                .orElse(times.since().plus(terms.remindAfter()));
        if (!times.now().isBefore(reminder)) {
            remind(id);
            reminder = times.now().plus(terms.remindEvery());
        }
        jdbc.sql("update banking.import_job set expires_at = ? where import_id = ? and expires_at is distinct from ?")
                .params(end.atOffset(ZoneOffset.UTC), id.value(), end.atOffset(ZoneOffset.UTC))
                .update();
        Duration again = Duration.between(times.now(), reminder.isBefore(end) ? reminder : end);
        return Optional.of(new Wait(again, times.since(), end));
    }

    private void remind(ImportId id) {
        jdbc.sql("update banking.import_job set reminded_at = now() where import_id = ?")
                .param(id.value())
                .update();
        events.publishEvent(new ImportReminded(id.value()));
    }
}
