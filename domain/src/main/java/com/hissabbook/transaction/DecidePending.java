package com.hissabbook.transaction;

import com.hissabbook.kernel.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * What a person says of a pending.
 *
 * @param transactionId which one it has become, or has not
 * @param note why, in the person's words
 */
public record DecidePending(UUID pendingId, Verdict verdict, Optional<UUID> transactionId, String note, UserId by) {

    /** What a person can say. */
    public enum Verdict {
        /** It has become that transaction. */
        POSTED,
        /** It will not be booked; should a later file tell it again, it is pending again. */
        DROPPED,
        /** It is still pending; what it was taken for, it is not. */
        REOPEN,
        /** It has not become that transaction: the proposal is not made again. */
        DISMISS
    }
}
