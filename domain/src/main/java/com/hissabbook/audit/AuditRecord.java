package com.hissabbook.audit;

import com.hissabbook.kernel.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that happened.
 *
 * @param seq place in the tenant's chain, from 1 without a gap
 * @param actor the person who did it; empty for a worker
 */
public record AuditRecord(
        long seq, Instant at, Optional<UserId> actor, String action, UUID subject, Map<String, String> facts) {}
