package com.hissabbook.kernel;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The outbox: what must run outside the database, noted in the transaction that made it necessary and kept until it has ended. So a
 * crash between the note and the start, or the loss of everything outside the database, loses nothing: a sweeper starts it again.
 */
@Component
public class PendingProcesses {

    private static final Duration SOONEST = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    PendingProcesses(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A process of one tenant that has not ended. */
    public record Pending(TenantId tenant, UUID subject) {}

    /** Notes in the caller's transaction that the process must run; the caller starts it once that has committed. */
    public void note(String process, UUID subject) {
        jdbc.sql("insert into outbox.pending_process (process, subject_id, tenant_id, next_check_at)"
                        + " values (?, ?, ?, now() + ? * interval '1 second')")
                .params(process, subject, TenantScope.requireTenant().value(), SOONEST.toSeconds())
                .update();
    }

    /** Notes in the caller's transaction that the process has ended. */
    public void ended(String process, UUID subject) {
        jdbc.sql("delete from outbox.pending_process where process = ? and subject_id = ?")
                .params(process, subject)
                .update();
    }

    /** Whether the process has not ended yet, as far as the caller's transaction sees. */
    public boolean isPending(String process, UUID subject) {
        return jdbc.sql("select exists (select from outbox.pending_process where process = ? and subject_id = ?)")
                .params(process, subject)
                .query(Boolean.class)
                .single();
    }

    /**
     * Processes of all tenants that have not ended and were not looked at lately. Each is handed to one sweeper only and comes again
     * later, at growing intervals up to five minutes.
     */
    public List<Pending> due(String process, int limit) {
        return transactions.execute(status -> {
            jdbc.sql("select set_config('hissabbook.sweeper', 'on', true)")
                    .query(String.class)
                    .single();
            return jdbc.sql("""
                            update outbox.pending_process p
                            set checks = p.checks + 1,
                                next_check_at = now() + least(5 * power(2, least(p.checks, 6)), 300) * interval '1 second'
                            from (select process, subject_id from outbox.pending_process
                                  where process = ? and next_check_at <= now()
                                  order by next_check_at limit ? for update skip locked) due
                            where p.process = due.process and p.subject_id = due.subject_id
                            returning p.tenant_id, p.subject_id""")
                    .params(process, limit)
                    .query((row, n) ->
                            new Pending(new TenantId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                    .list();
        });
    }
}
