package com.hissabbook.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class AuditChainTest extends DomainTest {

    private record Happened(UUID subject, int no) implements AuditableEvent {

        @Override
        public String action() {
            return "test.happened";
        }

        @Override
        public Map<String, String> facts() {
            return Map.of("no", Integer.toString(no));
        }
    }

    @Autowired
    private AuditTrail trail;

    @Autowired
    private ApplicationEventPublisher events;

    private TenantId tenant;

    @BeforeEach
    void fiveRecords() {
        tenant = new TenantId(Ids.next());
        in(tenant, () -> {
            IntStream.rangeClosed(1, 5)
                    .forEach(no -> transaction.executeWithoutResult(
                            status -> events.publishEvent(new Happened(Ids.next(), no))));
            return tenant;
        });
    }

    @Test
    void listsTheNewestFirstAndOnFromThere() {
        assertThat(in(tenant, () -> trail.list(Long.MAX_VALUE, 2)))
                .extracting(AuditRecord::seq)
                .containsExactly(5L, 4L);
        assertThat(in(tenant, () -> trail.list(4, 10)))
                .extracting(record -> record.facts().get("no"))
                .containsExactly("3", "2", "1");
    }

    @Test
    void findsNothingWrongWithAnUntouchedChain() {
        assertThat(in(tenant, trail::firstBadRecord)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit.record set facts = '{\"no\": \"33\"}' where seq = 3 | 3",
                "update audit.record set actor = gen_random_uuid() where seq = 2 | 2",
                "update audit.record set at = at + interval '1 second' where seq = 5 | 5",
                "update audit.record set facts = '{}', hash = sha256('x') where seq = 4 | 4",
                "delete from audit.record where seq = 1 | 2",
                "delete from audit.record where seq = 3 | 4",
            })
    void namesTheFirstRecordThatWasTamperedWith(String change, long firstBad) throws SQLException {
        tamper(change);

        assertThat(in(tenant, trail::firstBadRecord)).hasValue(firstBad);
    }

    /** A record recomputed after a change fits itself, but no longer the one behind it. */
    @Test
    void findsAChangeWhoseHashWasRecomputed() throws SQLException {
        tamper("update audit.record set facts = '{}' where seq = 3");
        tamper("update audit.record r set hash = audit.hash_of(r) where seq = 3");

        assertThat(in(tenant, trail::firstBadRecord)).hasValue(4);
    }

    @Test
    void writesNothingOutsideOfATransaction() {
        assertThatThrownBy(() -> in(tenant, () -> {
                    events.publishEvent(new Happened(Ids.next(), 6));
                    return 1;
                }))
                .hasMessageContaining("transaction");
    }

    /** As nobody but the database's superuser can, and only with the triggers switched off. */
    private void tamper(String change) throws SQLException {
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica");
            assertThat(statement.executeUpdate(change + " and tenant_id = '" + tenant + "'"))
                    .isEqualTo(1);
        }
    }
}
