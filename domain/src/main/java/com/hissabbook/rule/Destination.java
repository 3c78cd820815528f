package com.hissabbook.rule;

import com.hissabbook.kernel.Money;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the other side of a transaction goes: to one account, or to several that share it. */
public sealed interface Destination permits Destination.Whole, Split {

    /** All of it goes to one account. */
    record Whole(UUID accountId) implements Destination {

        @Override
        public Optional<List<Portion>> portions(Money total) {
            return Optional.of(List.of(new Portion(accountId, total)));
        }

        @Override
        public Stream<UUID> accounts() {
            return Stream.of(accountId);
        }

        @Override
        public Destination moved(UUID from, UUID into) {
            return accountId.equals(from) ? new Whole(into) : this;
        }
    }

    /** What one account gets. */
    record Portion(UUID accountId, Money amount) {}

    /** What each account gets of a total, to which they add up exactly; empty if a split does not fit it. */
    Optional<List<Portion>> portions(Money total);

    Stream<UUID> accounts();

    /** The same with one account in another's place. */
    Destination moved(UUID from, UUID into);

    /** If all of it goes to one account. */
    default Optional<UUID> account() {
        return this instanceof Whole whole ? Optional.of(whole.accountId()) : Optional.empty();
    }

    /** If several share it. */
    default Optional<Split> split() {
        return this instanceof Split split ? Optional.of(split) : Optional.empty();
    }

    /** The account, or all of a split, for a note of what was done: ids and amounts, no names. */
    default String inShort() {
        return switch (this) {
            case Whole whole -> whole.accountId().toString();
            case Split split -> split.content();
        };
    }
}
