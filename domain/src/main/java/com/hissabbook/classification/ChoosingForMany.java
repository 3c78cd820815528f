package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
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
    public Done tried(Wish wish) {
        if (wish.transactions().size() > MOST) {
            throw Refused.invalid(
                    "too-many-transactions",
                    wish.transactions().size() + " transactions are more than " + MOST + ". Send them in parts.");
        }
        // In one order for all requests, so that two of them wait for each other instead of standing in each other's
        // way.
        return new Done(
                false,
                wish.transactions().stream()
                        .distinct()
                        .sorted()
                        .map(id -> tried(id, wish))
                        .toList());
    }

    @Override
    public Done choose(Wish wish) {
        Done tried = tried(wish);
        if (tried.lines().stream().anyMatch(line -> line.outcome() == Outcome.REFUSED)) {
            return tried;
        }
        // What changed since it was tried is refused as a whole.
        transaction.executeWithoutResult(status -> tried.lines().forEach(line -> chosen(line.transactionId(), wish)));
        return new Done(true, tried.lines());
    }

    private Line tried(UUID id, Wish wish) {
        try {
            return transaction.execute(status -> {
                status.setRollbackOnly();
                return new Line(id, chosen(id, wish), "", "");
            });
        } catch (Refused refused) {
            return new Line(id, Outcome.REFUSED, refused.code(), refused.detail());
        }
    }

    private Outcome chosen(UUID id, Wish wish) {
        Classification now = classifications.of(id);
        if (now.override()
                .filter(choice -> choice.to().equals(wish.choice().to()))
                .isPresent()) {
            return Outcome.ALREADY_SO;
        }
        if (now.override().isPresent() && !wish.replaceChoices()) {
            throw Refused.conflict(
                    "chosen-before",
                    "A person chose another account for this transaction. Leave it out, or send replaceChoices true.");
        }
        classifications.override(id, now.version(), wish.choice());
        return Outcome.CHOSEN;
    }
}
