package com.hissabbook.api.audit;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Page;
import com.hissabbook.audit.AuditRecord;
import com.hissabbook.audit.AuditTrail;
import com.hissabbook.kernel.UserId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/audit")
@Tag(name = "Audit", description = "Who did what when: a chain in which a changed or missing record shows")
class AuditController {

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /**
     * @param seq place in the organisation's chain, from 1 without a gap
     * @param actor the person who did it; absent where the system did
     * @param subject id of what it was done to
     */
    record AuditRecordView(
            long seq, Instant at, @Nullable UUID actor, String action, UUID subject, Map<String, String> facts) {

        static AuditRecordView of(AuditRecord one) {
            return new AuditRecordView(
                    one.seq(),
                    one.at(),
                    one.actor().map(UserId::value).orElse(null),
                    one.action(),
                    one.subject(),
                    one.facts());
        }
    }

    /** @param next to be sent as {@code before} for the records before these; absent at the beginning of the chain */
    record AuditRecordList(
            List<AuditRecordView> items, @Nullable Long next) {}

    /**
     * @param intact whether every record fits the chain
     * @param firstBadRecord place of the first that does not
     */
    record AuditVerification(boolean intact, @Nullable Long firstBadRecord) {}

    @GetMapping
    @Operation(summary = "Audit records, newest first")
    AuditRecordList list(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (before != null && before < 1) {
            throw HttpRefusal.field("before", "is the seq of a record");
        }
        int size = Page.limit(limit);
        List<AuditRecord> found = trail.list(before == null ? Long.MAX_VALUE : before, size);
        Long next = found.size() < size ? null : Long.valueOf(found.getLast().seq());
        return new AuditRecordList(found.stream().map(AuditRecordView::of).toList(), next);
    }

    @GetMapping("/verification")
    @Operation(summary = "Recompute the whole chain and say whether a record was changed, removed or moved")
    AuditVerification verify(@PathVariable UUID org) {
        OptionalLong bad = trail.firstBadRecord();
        return new AuditVerification(bad.isEmpty(), bad.isPresent() ? bad.getAsLong() : null);
    }
}
