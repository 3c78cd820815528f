package com.hissabbook.api.ledgers;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.security.CurrentUser;
import com.hissabbook.reporting.Balances;
import com.hissabbook.transaction.DecidePending;
import com.hissabbook.transaction.Pending;
import com.hissabbook.transaction.PendingState;
import com.hissabbook.transaction.Pendings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What banks have told but not booked: beside the books, never in them. */
@RestController
@RequestMapping("/api/v1/orgs/{org}")
@Tag(name = "Pendings", description = "What banks have told but not booked; it is in no report and no entry")
class PendingController {

    private final Pendings pendings;
    private final Balances balances;
    private final Cursors cursors;
    private final Clock clock;

    PendingController(Pendings pendings, Balances balances, Cursors cursors, ObjectProvider<Clock> clock) {
        this.pendings = pendings;
        this.balances = balances;
        this.cursors = cursors;
        this.clock = clock.getIfAvailable(Clock::systemUTC);
    }

    /**
     * @param transactionId which one it has become (POSTED), or has not (DISMISS)
     * @param reason in the person's words, kept with the pending
     */
    record PendingVerdict(
            DecidePending.@NotNull Verdict decision,
            @Nullable UUID transactionId,
            @NotBlank @Size(max = 500) String reason) {

        @Override
        public String toString() {
            return "PendingVerdict[" + decision + "]";
        }
    }

    /** @param days after which a pending that is not told again has expired */
    record Term(@NotNull Integer days) {}

    @GetMapping("/ledgers/{id}/pendings")
    @Operation(
            summary = "What the bank has told but not booked, what was told last first",
            description = "As of a day, today without asOf: what was not told for long has expired then.")
    Page<PendingView> list(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable PendingState state,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        String list = "pendings/" + id;
        Optional<UUID> after = cursors.read(list, cursor).map(key -> UUID.fromString(key.getFirst()));
        List<Pending> page = pendings.list(id, Optional.ofNullable(state), day(asOf), after, size);
        return new Page<>(
                page.stream().map(one -> PendingView.of(org, one)).toList(),
                page.size() < size
                        ? null
                        : cursors.after(list, page.getLast().id().toString()));
    }

    @GetMapping("/ledgers/{id}/balance")
    @Operation(
            summary = "What the account holds at the end of a day: booked, pending, available, and what the bank says",
            description = "Today without asOf. The bank's own available balance is the last one stated up to that day.")
    BalanceView balance(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf) {
        return BalanceView.of(org, balances.of(id, day(asOf)));
    }

    @PutMapping("/ledgers/{id}/pendings/term")
    @Operation(summary = "After how many days a pending that is not told again has expired; 30 until it is set")
    Term expireAfter(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody Term term) {
        pendings.expireAfter(id, term.days());
        return term;
    }

    @GetMapping("/pendings/{id}")
    @Operation(summary = "One pending, with how it came to its state")
    PendingView one(
            @PathVariable UUID org,
            @PathVariable UUID id,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate asOf) {
        return PendingView.of(org, pendings.find(id, day(asOf)), pendings.moves(id));
    }

    @PostMapping("/pendings/{id}/decisions")
    @Operation(
            summary =
                    "Say that it is POSTED as a transaction, DROPPED, to be opened again (REOPEN), or not a proposed transaction (DISMISS)")
    PendingView decide(@PathVariable UUID org, @PathVariable UUID id, @Valid @RequestBody PendingVerdict verdict) {
        boolean names = verdict.transactionId() != null;
        if (names
                && verdict.decision() != DecidePending.Verdict.POSTED
                && verdict.decision() != DecidePending.Verdict.DISMISS) {
            throw HttpRefusal.field("transactionId", "is named with POSTED and DISMISS only");
        }
        pendings.decide(new DecidePending(
                id,
                verdict.decision(),
                Optional.ofNullable(verdict.transactionId()),
                verdict.reason(),
                CurrentUser.id()));
        return PendingView.of(org, pendings.find(id, day(null)), pendings.moves(id));
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return Days.of("asOf", asked).orElseGet(() -> LocalDate.now(clock));
    }
}
