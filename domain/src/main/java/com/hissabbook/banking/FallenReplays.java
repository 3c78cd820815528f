package com.hissabbook.banking;

import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Replays that stand as applied by an import that has ended without having been posted. */
@Component
@Transactional(readOnly = true)
public class FallenReplays {

    private final JdbcClient jdbc;

    FallenReplays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param by who asked for the replay */
    public record Fallen(UUID replayId, UserId by) {}

    public Optional<Fallen> of(ImportId correction) {
        return jdbc.sql("""
                        select r.replay_id, r.requested_by
                        from banking.replay r join banking.import_job j on j.import_id = r.applied_import_id
                        where r.tenant_id = ? and r.applied_import_id = ? and r.state = 'APPLIED' and j.state in ('CANCELLED', 'REFUSED', 'EXPIRED')""")
                .params(TenantScope.requireTenant().value(), correction.value())
                .query((row, n) -> new Fallen(
                        row.getObject("replay_id", UUID.class), new UserId(row.getObject("requested_by", UUID.class))))
                .optional();
    }
}
