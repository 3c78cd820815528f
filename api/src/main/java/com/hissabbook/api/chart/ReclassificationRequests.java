package com.hissabbook.api.chart;

import com.hissabbook.api.http.Correlation;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.imports.AfterCommit;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.classification.Application;
import com.hissabbook.classification.Applications;
import com.hissabbook.classification.Reclassification;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.ledger.Reclassifying;
import com.hissabbook.ledger.Reclassifying.Start;
import com.hissabbook.ledger.Reclassifying.Start.Begun;
import com.hissabbook.ledger.Reclassifying.Start.Changed;
import com.hissabbook.workflows.ApplicationProcesses;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the routes that move booked transactions have in common. */
@Component
class ReclassificationRequests {

    private final Reclassifying books;
    private final Applications applications;
    private final ApplicationProcesses processes;
    private final Idempotency idempotency;

    ReclassificationRequests(
            Reclassifying books, Applications applications, ApplicationProcesses processes, Idempotency idempotency) {
        this.books = books;
        this.applications = applications;
        this.processes = processes;
        this.idempotency = idempotency;
    }

    ResponseEntity<Object> dryRun(UUID org, Reclassification wish) {
        return ResponseEntity.ok(ApplicationView.Plan.of(org, books.dryRun(wish, CurrentUser.id())));
    }

    ResponseEntity<Object> start(UUID org, Object asked, Reclassification wish, Optional<String> planHash) {
        return idempotency.once(
                asked, () -> started(org, books.start(wish, planHash, CurrentUser.id(), Correlation.current())));
    }

    private ResponseEntity<Object> started(UUID org, Start start) {
        return switch (start) {
            case Begun begun -> accepted(org, begun.application());
            case Changed changed ->
                throw new HttpRefusal(
                                HttpStatus.CONFLICT,
                                "plan-changed",
                                "Rules, lines, choices or locked periods have changed since the dry run, so other entries would be written, or"
                                        + " on other days. The member plan tells them; if you agree, send its planHash.")
                        .with(Map.of("plan", ApplicationView.Plan.of(org, changed.plan())));
        };
    }

    ResponseEntity<Object> undo(UUID org, UUID id) {
        return idempotency.once("undo", () -> accepted(org, applications.undo(id, CurrentUser.id())));
    }

    private ResponseEntity<Object> accepted(UUID org, Application begun) {
        AfterCommit.run(() -> processes.start(new TenantId(org), begun.id()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/orgs/" + org + "/rules/applications/" + begun.id()))
                .body(view(org, begun));
    }

    ApplicationView view(UUID org, Application one) {
        return ApplicationView.of(one, ApplicationView.Outcome.of(org, one, applications.outcome(one.id())));
    }
}
