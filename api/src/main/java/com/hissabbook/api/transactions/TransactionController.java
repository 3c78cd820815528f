package com.hissabbook.api.transactions;

import com.hissabbook.api.http.Cursors;
import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.Idempotency;
import com.hissabbook.api.http.Page;
import com.hissabbook.api.http.Routes;
import com.hissabbook.classification.Counterparties;
import com.hissabbook.kernel.Ids;
import com.hissabbook.ledger.ManualTransactions;
import com.hissabbook.transaction.Transaction;
import com.hissabbook.transaction.TransactionFilter;
import com.hissabbook.transaction.TransactionPage;
import com.hissabbook.transaction.TransactionPosition;
import com.hissabbook.transaction.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orgs/{org}/transactions")
@Tag(name = "Transactions", description = "What happened: each line of a bank once, and what people book by hand")
class TransactionController {

    private static final String LIST = "transactions";

    private final Transactions transactions;
    private final ManualTransactions manual;
    private final TransactionDetails details;
    private final Idempotency idempotency;
    private final Cursors cursors;
    private final Counterparties counterparties;

    TransactionController(
            Transactions transactions,
            ManualTransactions manual,
            TransactionDetails details,
            Idempotency idempotency,
            Cursors cursors,
            Counterparties counterparties) {
        this.transactions = transactions;
        this.manual = manual;
        this.details = details;
        this.idempotency = idempotency;
        this.cursors = cursors;
        this.counterparties = counterparties;
    }

    @GetMapping
    @Operation(
            summary = "Transactions, newest day first",
            description =
                    "q finds a part of the counterparty or the description. A page of such a search may hold fewer"
                            + " than asked for, even none, although next says that there is more to look through.")
    Page<TransactionView> list(
            @PathVariable UUID org,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable UUID ledger,
            @RequestParam(required = false) @Size(max = 200) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new TransactionFilter(
                Days.of("from", from), Days.of("to", to), Optional.ofNullable(ledger), Optional.ofNullable(q));
        TransactionPage page =
                transactions.list(filter, cursors.read(LIST, cursor).map(TransactionPosition::of), Page.limit(limit));
        Set<UUID> voided =
                manual.takenBack(page.items().stream().map(Transaction::id).toList());
        Iterator<Optional<String>> names = counterparties.namesOf(page.items()).iterator();
        return new Page<>(
                page.items().stream()
                        .map(one -> TransactionView.of(org, one, voided.contains(one.id()), names.next()))
                        .toList(),
                page.next().map(this::cursor).orElse(null));
    }

    private String cursor(TransactionPosition next) {
        return cursors.after(LIST, next.parts().toArray(String[]::new));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One transaction with its entries and the line of the file it came from")
    TransactionDetail one(@PathVariable UUID org, @PathVariable UUID id) {
        return details.of(org, id);
    }

    @PostMapping
    @Operation(summary = "Book by hand what no bank has told; debits and credits add up to zero in each currency")
    ResponseEntity<TransactionDetail> record(@PathVariable UUID org, @Valid @RequestBody NewTransaction asked) {
        return idempotency.once(asked, () -> {
            UUID id = Ids.next();
            manual.record(asked.toWish(id));
            return ResponseEntity.created(URI.create(Routes.transaction(org, id)))
                    .body(details.of(org, id));
        });
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Void a transaction: a reversing entry takes it out of the books; it stays to be seen")
    TransactionDetail takeBack(@PathVariable UUID org, @PathVariable UUID id) {
        manual.takeBack(id);
        return details.of(org, id);
    }
}
