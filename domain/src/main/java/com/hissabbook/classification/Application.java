package com.hissabbook.classification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One time that booked transactions moved to other accounts: rules applied to the past, or an account merged into another.
 *
 * @param from first day that was asked for
 * @param ledgers that were asked for; empty: all
 * @param rules that were asked for; empty: all
 * @param ruleSetVersion that is applied
 * @param merged the account that is merged, none where rules are applied
 * @param into the account that it is merged into
 * @param planHash what was agreed to
 * @param transactions that were looked at
 * @param overridden of these, those that a person put elsewhere than the rules would; they stay
 * @param lines that were planned; they are carried out in their order
 * @param through the last line that was carried out
 * @param undoneThrough the last line that was taken back
 */
public record Application(
        UUID id,
        Cause cause,
        State state,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        List<UUID> ledgers,
        List<UUID> rules,
        long ruleSetVersion,
        Optional<UUID> merged,
        Optional<UUID> into,
        String planHash,
        long transactions,
        long overridden,
        int lines,
        int through,
        int undoneThrough,
        String correlationId,
        Instant requestedAt,
        Optional<Instant> finishedAt) {

    /** Why transactions move. */
    public enum Cause {
        /** The rules in force say otherwise than those of then. */
        RULES,
        /** Their account is merged into another. */
        MERGE
    }

    /** How far it is. */
    public enum State {
        /** Being planned; never seen from outside. */
        PLANNED,
        /** Entries are being written. */
        RUNNING,
        /** Every line was looked at. */
        COMPLETED,
        /** A person stopped it between two ranges; what was posted stays. */
        CANCELLED,
        /** What it wrote is being reversed. */
        UNDOING,
        /** What it wrote is reversed, but for what people or later applications decided since. */
        UNDONE
    }

    /** What became of a line. */
    public enum Status {
        /** To be moved. */
        PLANNED,
        /** Its day is in a locked period. */
        LOCKED,
        /** It does not stand on one account as a whole: it was voided, split, matched or taken back. */
        ELSEWHERE,
        /** An entry moved it. */
        POSTED,
        /** When its turn came, a person had chosen, or it stood elsewhere. */
        SKIPPED,
        /** Its entry was reversed. */
        REVERSED,
        /** A person chose its account since, so its entry stays; what lies under the choice is as before. */
        CHOSEN,
        /** It was moved on, matched or taken back since, so what it wrote is left as it is. */
        KEPT
    }
}
