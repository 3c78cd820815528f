package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link BulkChoices} one by one through {@link Classifications}: each is tried by itself and taken back, since a refusal by the database ends its
 * transaction; then all are carried out in one.
 */
@Service
class ChoosingForMany implements BulkChoices {

    private final Classifications classifications;
    private final TransactionTemplate transaction;

    ChoosingForMany(Classifications classifications, TransactionTemplate transaction) {
        this.classifications = classifications;
        this.transaction = transaction;
    }

    @Override
    public Done choose(List<UUID> transactions, WriteOverride wish, boolean tryOnly) {
        if (transactions.size() > MOST) {
            throw Refused.invalid(
                    "too-many-transactions",
                    transactions.size() + " transactions are more than " + MOST + ". Send them in parts.");
        }
        // In one order for all requests, so that two of them wait for each other instead of standing in each other's
        // way.
        List<Line> lines = transactions.stream()
                .distinct()
                .sorted()
                .map(id -> tried(id, wish))
                .toList();
        if (tryOnly || lines.stream().anyMatch(line -> line.outcome() == Outcome.REFUSED)) {
            return new Done(false, lines);
        }
        // What changed since it was tried is refused as a whole.
        transaction.executeWithoutResult(status -> lines.forEach(line -> chosen(line.transactionId(), wish)));
        return new Done(true, lines);
    }

    private Line tried(UUID id, WriteOverride wish) {
        try {
            return transaction.execute(status -> {
                status.setRollbackOnly();
                return new Line(id, chosen(id, wish), "", "");
            });
        } catch (Refused refused) {
            return new Line(id, Outcome.REFUSED, refused.code(), refused.detail());
        }
    }

    private Outcome chosen(UUID id, WriteOverride wish) {
        Classification now = classifications.of(id);
        if (now.override().filter(choice -> choice.to().equals(wish.to())).isPresent()) {
            return Outcome.ALREADY_SO;
        }
        classifications.override(id, now.version(), wish);
        return Outcome.CHOSEN;
    }
}
