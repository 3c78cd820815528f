package com.hissabbook.ledger;

import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A person's wish to match transactions, one against one or several. */
public record MatchByHand(List<UUID> transactions, Optional<Fee> fee) {

    private static final int MOST = 50;

    /** @param amount positive was lost on the way, negative came on top */
    public record Fee(UUID accountId, Money amount) {}

    /** @throws Refused {@code too-few-transactions}, {@code too-many-transactions}, {@code repeated-transaction}, {@code invalid-fee} */
    public MatchByHand {
        transactions = List.copyOf(transactions);
        if (transactions.size() < 2) {
            throw Refused.invalid(
                    "too-few-transactions",
                    "A transfer has at least two sides. Name the transactions of both accounts.");
        }
        if (transactions.size() > MOST) {
            throw Refused.invalid(
                    "too-many-transactions",
                    "The transfer names " + transactions.size() + " transactions. Match up to " + MOST + " at once.");
        }
        if (new HashSet<>(transactions).size() < transactions.size()) {
            throw Refused.invalid("repeated-transaction", "A transaction is named twice. Name each once.");
        }
        if (fee.filter(one -> one.amount().minor() == 0).isPresent()) {
            throw Refused.invalid("invalid-fee", "The fee is zero. Leave it out, or give what did not arrive.");
        }
    }
}
