package com.hissabbook.classification;

import com.hissabbook.classification.FixedInBooks.Why;
import com.hissabbook.kernel.Refused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link BulkChoices} one by one through {@link Classifications}: each is tried by itself and taken back, since a refusal by the database ends its
 * transaction; then all are carried out in one.
 */
@Service
class ChoosingForMany implements BulkChoices {

    private final Classifications classifications;
    private final FixedInBooks books;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ChoosingForMany(
            Classifications classifications,
            FixedInBooks books,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.classifications = classifications;
        this.books = books;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public Done tried(Wish wish) {
        if (wish.transactions().size() > MOST) {
            throw Refused.invalid(
                    "too-many-transactions",
                    wish.transactions().size() + " transactions are more than " + MOST + ". Send them in parts.");
        }
        Map<UUID, Why> fixed = wish.leaveOutFixed()
                ? Objects.requireNonNull(transaction.execute(status -> books.among(wish.transactions())))
                : Map.of();
        // In one order for all requests.
        return new Done(
                false,
                wish.transactions().stream()
                        .distinct()
                        .sorted()
                        .map(id -> Optional.ofNullable(fixed.get(id))
                                .map(why -> leftOut(id, why))
                                .orElseGet(() -> tried(id, wish)))
                        .toList());
    }

    @Override
    public Done choose(Wish wish) {
        Done tried = tried(wish);
        if (tried.lines().stream().anyMatch(line -> line.outcome() == Outcome.REFUSED)) {
            return tried;
        }
        List<UUID> taken = tried.lines().stream()
                .filter(line -> line.outcome() != Outcome.LEFT_OUT)
                .map(Line::transactionId)
                .toList();
        // What changed since it was tried is refused as a whole. All are held before the first is moved: who chooses
        // for one
        // of them waits for all, or is waited for.
        transaction.executeWithoutResult(status -> {
            taken.forEach(id -> events.publishEvent(new ReclassificationAhead(id)));
            taken.forEach(id -> chosen(id, wish));
        });
        return new Done(true, tried.lines());
    }

    private static Line leftOut(UUID id, Why why) {
        return switch (why) {
            case VOIDED ->
                new Line(id, Outcome.LEFT_OUT, "voided", "It is out of the books, by hand or with its import.");
            case MATCHED ->
                new Line(
                        id,
                        Outcome.LEFT_OUT,
                        "matched",
                        "It is a side of a matched transfer, and stays on the clearing account.");
        };
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
