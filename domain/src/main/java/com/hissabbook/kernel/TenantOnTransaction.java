package com.hissabbook.kernel;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Tells PostgreSQL, at the start of each transaction, whose rows it may see. {@code set_config(…, true)} lasts until the end of the
 * transaction, so a pooled connection never carries a tenant into the next one.
 */
@Component
class TenantOnTransaction implements TransactionExecutionListener {

    private final JdbcTemplate jdbc;

    TenantOnTransaction(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable beginFailure) {
        if (beginFailure != null) {
            return;
        }
        String tenant = TenantScope.tenant().map(TenantId::toString).orElse("");
        String user = TenantScope.user().map(UserId::toString).orElse("");
        if (tenant.isEmpty() && user.isEmpty()) {
            return;
        }
        jdbc.query(
                "select set_config('hissabbook.tenant', ?, true), set_config('hissabbook.user', ?, true)",
                rows -> {},
                tenant,
                user);
    }
}
