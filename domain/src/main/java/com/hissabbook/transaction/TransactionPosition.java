package com.hissabbook.transaction;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A place in the list of transactions: the sort key of the last row seen. It is the order of the index by which a transaction is
 * recognised, so that no page of any account is ever sorted as a whole.
 *
 * @param account the money account, or {@link #NO_ACCOUNT} for a manual transaction
 */
public record TransactionPosition(LocalDate day, long amount, UUID facts, int occurrence, UUID account) {

    static final UUID NO_ACCOUNT = new UUID(0, 0);

    /** Before the newest transaction there can be; the day is PostgreSQL's {@code infinity}. */
    static final TransactionPosition TOP = new TransactionPosition(
            LocalDate.MAX, Long.MAX_VALUE, new UUID(-1, -1), Integer.MAX_VALUE, new UUID(-1, -1));

    /** The place as text, for a cursor. */
    public List<String> parts() {
        return List.of(
                day.toString(),
                Long.toString(amount),
                facts.toString(),
                Integer.toString(occurrence),
                account.toString());
    }

    /** @param parts what {@link #parts} gave */
    public static TransactionPosition of(List<String> parts) {
        return new TransactionPosition(
                LocalDate.parse(parts.get(0)),
                Long.parseLong(parts.get(1)),
                UUID.fromString(parts.get(2)),
                Integer.parseInt(parts.get(3)),
                UUID.fromString(parts.get(4)));
    }
}
