package com.hissabbook.api.chart;

import com.hissabbook.api.http.Days;
import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.classification.BulkChoices;
import com.hissabbook.kernel.Refused;
import com.hissabbook.transaction.Transaction;
import com.hissabbook.transaction.TransactionFilter;
import com.hissabbook.transaction.TransactionPage;
import com.hissabbook.transaction.TransactionPosition;
import com.hissabbook.transaction.Transactions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A person's choice of account for many transactions at once. */
@RestController
@RequestMapping("/api/v1/orgs/{org}/transactions/classification")
@Tag(name = "Classification")
class BulkClassificationController {

    /** Each looks at so many transactions that it answers at once. */
    private static final int MOST_PAGES = 10;

    private final BulkChoices choices;
    private final Transactions transactions;

    BulkClassificationController(BulkChoices choices, Transactions transactions) {
        this.choices = choices;
        this.transactions = transactions;
    }

    /** As the list of transactions is filtered. */
    record Filter(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable UUID ledger,
            @Nullable @Size(max = 200) String q) {

        TransactionFilter toFilter() {
            return new TransactionFilter(
                    Days.of("filter.from", from),
                    Days.of("filter.to", to),
                    Optional.ofNullable(ledger),
                    Optional.ofNullable(q));
        }

        @Override
        public String toString() {
            return "Filter";
        }
    }

    /**
     * @param transactionIds either these
     * @param filter or all that match
     * @param accountId where each goes
     * @param split or the accounts that share each
     * @param replaceChoices also where a person chose another account before; without it these are refused
     * @param dryRun only tells what would come of it
     */
    record BulkChoice(
            @Nullable List<@NotNull UUID> transactionIds,
            @Valid @Nullable Filter filter,
            @Nullable UUID accountId,
            @Nullable List<@Nullable SplitPart> split,
            @Nullable String note,
            @Nullable Boolean replaceChoices,
            @Nullable Boolean dryRun) {

        @Override
        public String toString() {
            return "BulkChoice";
        }
    }

    /**
     * @param code why it is refused or left out
     * @param detail the same in words
     */
    record LineView(
            UUID transactionId,
            BulkChoices.Outcome outcome,
            @Nullable String code,
            @Nullable String detail) {

        static LineView of(BulkChoices.Line line) {
            boolean told = !line.code().isEmpty();
            return new LineView(
                    line.transactionId(), line.outcome(), told ? line.code() : null, told ? line.detail() : null);
        }
    }

    /** @param applied false for a dry run */
    record BulkResult(boolean applied, List<LineView> lines) {}

    @PutMapping
    @Operation(
            summary = "Choose an account for up to 500 transactions, named or filtered: for all of them or none",
            description =
                    "If one is refused, the answer is 409 and `lines` tells what would have come of each. What a filter meets that no choice"
                            + " can move, as it is voided or matched as a transfer, is LEFT_OUT; named by its id it is refused.")
    BulkResult choose(@PathVariable UUID org, @Valid @RequestBody BulkChoice asked) {
        boolean dryRun = Boolean.TRUE.equals(asked.dryRun());
        var wish = new BulkChoices.Wish(
                ids(asked),
                new ClassificationController.Choice(asked.accountId(), asked.split(), asked.note()).wish(),
                Boolean.TRUE.equals(asked.replaceChoices()),
                asked.filter() != null);
        BulkChoices.Done done = dryRun ? choices.tried(wish) : choices.choose(wish);
        List<LineView> lines = done.lines().stream().map(LineView::of).toList();
        if (!done.applied() && !dryRun) {
            throw new HttpRefusal(
                            HttpStatus.CONFLICT,
                            "some-refused",
                            "Some transactions cannot go there, so none was moved: see lines. Leave them out, or see to them one by one.")
                    .with(Map.of("lines", lines));
        }
        return new BulkResult(done.applied(), lines);
    }

    private List<UUID> ids(BulkChoice asked) {
        List<UUID> named = asked.transactionIds();
        Filter filter = asked.filter();
        if ((named == null) == (filter == null)) {
            throw HttpRefusal.field("transactionIds", "or a filter is needed, and not both");
        }
        return named != null ? named : matching(filter == null ? new Filter(null, null, null, null) : filter);
    }

    private List<UUID> matching(Filter filter) {
        List<UUID> ids = new ArrayList<>();
        Optional<TransactionPosition> next = Optional.empty();
        int pages = 0;
        do {
            if (++pages > MOST_PAGES) {
                throw Refused.invalid(
                        "filter-too-wide",
                        "The filter looks through too much history at once. Narrow its days with from and to, or name a ledger.");
            }
            TransactionPage page = transactions.list(filter.toFilter(), next, BulkChoices.MOST);
            page.items().stream()
                    .filter(one -> one.source() == Transaction.Source.BANK)
                    .forEach(one -> ids.add(one.id()));
            next = page.next();
        } while (next.isPresent() && ids.size() <= BulkChoices.MOST);
        return ids;
    }
}
