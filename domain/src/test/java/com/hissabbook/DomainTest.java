package com.hissabbook;

import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.TestDatabase;
import com.hissabbook.identity.OrganisationFounded;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The domain on a real PostgreSQL, under the application's own role. Each test works in organisations of its own, so nothing is
 * cleaned up. Beans are lazy: a module's test needs no other module's collaborators.
 */
@SpringBootTest(classes = DomainTest.Domain.class, properties = "spring.main.lazy-initialization=true")
public abstract class DomainTest {

    @SpringBootApplication
    public static class Domain {

        private final List<AuditableEvent> announced = new CopyOnWriteArrayList<>();

        @EventListener
        void on(AuditableEvent event) {
            announced.add(event);
        }
    }

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Domain domain;

    protected static TestDatabase database() {
        return SharedPostgres.get().database();
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        database().springProperties().forEach((name, value) -> registry.add(name, () -> value));
    }

    /** A new organisation with its default chart. */
    protected TenantId organisation() {
        var tenant = new TenantId(Ids.next());
        in(tenant, () -> {
            transaction.executeWithoutResult(status -> events.publishEvent(new OrganisationFounded(tenant, "EUR")));
            return tenant;
        });
        return tenant;
    }

    protected static <R> R in(TenantId tenant, Supplier<R> work) {
        return TenantScope.inTenant(tenant, work::get);
    }

    /** What was announced about one subject, in order. */
    protected <E extends AuditableEvent> List<E> announced(Class<E> type, Object subject) {
        return domain.announced.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(event -> event.subject().equals(subject))
                .toList();
    }

    /** The refusal that the work ends in. */
    protected static Refused refusal(TenantId tenant, Supplier<?> work) {
        return Objects.requireNonNull(
                Assertions.catchThrowableOfType(Refused.class, () -> in(tenant, work)), "it was not refused");
    }
}
