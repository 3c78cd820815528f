package com.hissabbook.audit;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** {@link AuditTrail} over {@code audit.record}; place, time and hashes are given by the database. */
@Component
class JdbcAuditTrail implements AuditTrail {

    private final JdbcClient jdbc;
    private final ObjectMapper json = JsonMapper.builder().build();

    JdbcAuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Last among the listeners: the chain's lock is held from here to the end of the transaction. */
    @EventListener
    @Order(Integer.MAX_VALUE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(AuditableEvent event) {
        jdbc.sql("""
                        insert into audit.record (tenant_id, seq, at, actor, action, subject, facts, correlation_id, previous_hash, hash)
                        values (?, 0, now(), ?, ?, ?, cast(? as jsonb), ?, '', '')""")
                .param(TenantScope.requireTenant().value())
                .param(TenantScope.user().map(UserId::value).orElse(null))
                .params(event.action(), event.subject(), json.writeValueAsString(event.facts()))
                .param(MDC.get("correlationId"))
                .update();
    }

    @Override
    @Transactional(readOnly = true)
    public List<AuditRecord> list(long before, int limit) {
        return jdbc.sql(
                        "select seq, at, actor, action, subject, facts from audit.record where tenant_id = ? and seq < ? order by seq desc limit ?")
                .params(TenantScope.requireTenant().value(), before, limit)
                .query((row, n) -> new AuditRecord(
                        row.getLong("seq"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("actor", UUID.class)).map(UserId::new),
                        row.getString("action"),
                        row.getObject("subject", UUID.class),
                        json.readValue(row.getString("facts"), new TypeReference<Map<String, String>>() {})))
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public OptionalLong firstBadRecord() {
        return jdbc.sql("select coalesce(audit.first_bad_record(), 0)")
                .query(Long.class)
                .optional()
                .filter(seq -> seq > 0)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }
}
