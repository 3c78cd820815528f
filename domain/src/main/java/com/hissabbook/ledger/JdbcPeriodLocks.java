package com.hissabbook.ledger;

import com.hissabbook.kernel.TenantScope;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link PeriodLocks} of {@code ledger.period_lock}. */
@Component
class JdbcPeriodLocks implements PeriodLocks {

    private final JdbcClient jdbc;

    JdbcPeriodLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> lockedThrough() {
        return jdbc.sql("select locked_through from ledger.period_lock where tenant_id = ?")
                .param(TenantScope.requireTenant().value())
                .query(LocalDate.class)
                .optional();
    }
}
