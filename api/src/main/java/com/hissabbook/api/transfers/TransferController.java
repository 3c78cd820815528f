package com.hissabbook.api.transfers;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.http.Routes;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.InTransit;
import com.hissabbook.ledger.MatchByHand;
import com.hissabbook.ledger.Transfer;
import com.hissabbook.ledger.TransferState;
import com.hissabbook.ledger.Transfers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/transfers")
@Tag(name = "Transfers", description = "Money between own accounts: its sides matched on the clearing account")
class TransferController {

    private static final String LIST = "transfers";
    private static final String IN_TRANSIT = "transfers/in-transit";

    private final Transfers transfers;
    private final Idempotency idempotency;
    private final Cursors cursors;

    TransferController(Transfers transfers, Idempotency idempotency, Cursors cursors) {
        this.transfers = transfers;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    /** @param amount positive was lost on the way, negative came on top */
    record NewFee(@NotNull UUID accountId, @NotNull @Valid MoneyJson amount) {

        MatchByHand.Fee toFee() {
            return new MatchByHand.Fee(accountId, amount.toMoney("fee.amount"));
        }
    }

    /** @param transactions one against one or several */
    record NewTransfer(
            @NotNull List<@NotNull UUID> transactions,
            @Nullable @Valid NewFee fee) {}

    /** @param from the first day, @param to the last */
    record Search(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /** @param proposals that are new */
    record Found(int proposals) {}

    @GetMapping
    @Operation(
            summary = "Transfers, the ones found last first; without a state all",
            description = "Proposals are those that can be accepted as things are.")
    Page<TransferView> list(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable TransferState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        Optional<UUID> after = cursors.read(LIST, cursor).map(key -> UUID.fromString(key.getFirst()));
        List<Transfer> page = transfers.list(Optional.ofNullable(state), after, size);
        return new Page<>(
                page.stream().map(one -> TransferView.of(org, one)).toList(),
                page.size() < size
                        ? null
                        : cursors.after(LIST, page.getLast().id().toString()));
    }

    @GetMapping("/in-transit")
    @Operation(
            summary =
                    "What stands on the clearing account without a match, the oldest first, with its sum per currency")
    InTransitView inTransit(
            @PathVariable UUID org,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        InTransit page = transfers.inTransit(cursors.read(IN_TRANSIT, cursor).map(TransferController::line), size);
        return InTransitView.of(
                org,
                page,
                page.lines().size() < size ? null : cursor(page.lines().getLast()));
    }

    private String cursor(InTransit.Line last) {
        return cursors.after(
                IN_TRANSIT,
                last.day().toString(),
                last.id().toString(),
                last.amount().currency().code());
    }

    private static InTransit.Line line(List<String> key) {
        return new InTransit.Line(
                UUID.fromString(key.get(1)),
                Optional.empty(),
                Optional.empty(),
                LocalDate.parse(key.get(0)),
                Money.zero(new CurrencyCode(key.get(2))),
                Optional.empty());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One transfer with its sides")
    TransferView one(@PathVariable UUID org, @PathVariable UUID id) {
        return TransferView.of(org, transfers.find(id));
    }

    @PostMapping
    @Operation(
            summary = "Match transactions by hand, one against one or several; a difference is the fee",
            description = "Amounts and fee add up to zero. The fee's amount is positive for what did not arrive.")
    ResponseEntity<TransferView> match(@PathVariable UUID org, @Valid @RequestBody NewTransfer asked) {
        return idempotency.once(asked, () -> {
            Transfer matched = transfers.match(new MatchByHand(
                    asked.transactions(), Optional.ofNullable(asked.fee()).map(NewFee::toFee)));
            return ResponseEntity.created(URI.create(Routes.transfer(org, matched.id())))
                    .body(TransferView.of(org, matched));
        });
    }

    @PostMapping("/search")
    @Operation(
            summary = "Look for proposals among the transactions of up to a year, such as after the window was changed")
    Found search(@PathVariable UUID org, @Valid @RequestBody Search asked) {
        LocalDate from = Days.of("from", asked.from()).orElseThrow(() -> HttpRefusal.field("from", "is missing"));
        LocalDate to = Days.of("to", asked.to()).orElseThrow(() -> HttpRefusal.field("to", "is missing"));
        return new Found(transfers.search(from, to));
    }

    @PostMapping("/{id}/accept")
    @Operation(summary = "Match it: an entry moves each side to the clearing account, unless it stands there already")
    TransferView accept(@PathVariable UUID org, @PathVariable UUID id) {
        return TransferView.of(org, transfers.accept(id));
    }

    @PostMapping("/{id}/dismiss")
    @Operation(summary = "Say that it is no transfer; it is not proposed again")
    TransferView dismiss(@PathVariable UUID org, @PathVariable UUID id) {
        return TransferView.of(org, transfers.dismiss(id));
    }

    @PostMapping("/{id}/unmatch")
    @Operation(summary = "Take a match back: each side returns to where it stood, by reversing entries")
    TransferView unmatch(@PathVariable UUID org, @PathVariable UUID id) {
        return TransferView.of(org, transfers.unmatch(id));
    }
}
