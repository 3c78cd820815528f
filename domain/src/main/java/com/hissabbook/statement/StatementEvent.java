package com.hissabbook.statement;

import com.hissabbook.kernel.Money;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a file says, one thing at a time. Every event names the statement it belongs to (from 0, in file order); a file without any
 * statement envelope, such as a CSV, is one statement 0, opened before its first line.
 */
public sealed interface StatementEvent {

    int statement();

    /**
     * A statement of one account begins.
     *
     * @param account what the file says of the account; empty fields where it says nothing
     * @param currency ISO 4217 code as written, if the statement declares one for all its lines
     * @param from first day the statement says it covers
     * @param to last day the statement says it covers
     */
    record StatementOpened(
            int statement,
            AccountHint account,
            Optional<String> currency,
            Optional<LocalDate> from,
            Optional<LocalDate> to)
            implements StatementEvent {}

    /**
     * One transaction as the bank wrote it.
     *
     * @param status booked, or pending (never posted)
     * @param booked calendar day as written, never shifted through a time zone
     * @param valueDate the day from which the bank counts it, if given
     * @param amount signed: money out of the account holder's account is negative, also on cards
     * @param bankId the bank's own id of the transaction, if it gives one
     * @param type the bank's transaction type or code as written
     * @param counterparty the other party's name, if the file gives it apart
     * @param description all descriptive text, parts joined by one space
     * @param balanceAfter the running balance that the file states behind this line
     */
    record Line(
            int statement,
            Provenance at,
            Status status,
            LocalDate booked,
            Optional<LocalDate> valueDate,
            Money amount,
            Optional<String> bankId,
            Optional<String> type,
            Optional<String> counterparty,
            String description,
            Optional<Money> balanceAfter)
            implements StatementEvent {

        private static final int MAX_COUNTERPARTY = 1_000;

        public Line {
            counterparty = counterparty.map(text -> KeptText.of(text, MAX_COUNTERPARTY));
            description = KeptText.of(description, Provenance.MAX_RAW);
        }
    }

    /** Whether the bank has booked a line. */
    enum Status {
        BOOKED,
        PENDING
    }

    /**
     * A record that is a transaction's place but cannot be read with certainty.
     *
     * @param column name or number of the field at fault as the file has it
     * @param code stable reason, such as {@code amount-unreadable}
     * @param reason plain words that name what stands there and what would be right
     */
    record Rejection(int statement, Provenance at, String column, String code, String reason)
            implements StatementEvent {}

    /**
     * A balance that the file states.
     *
     * @param date the day it belongs to, if given
     * @param line line of the file it stands in
     */
    record StatedBalance(int statement, BalanceKind kind, Money amount, Optional<LocalDate> date, long line)
            implements StatementEvent {}

    /** Which balance is meant. */
    enum BalanceKind {
        OPENING,
        CLOSING,
        AVAILABLE
    }

    /**
     * Something odd that a person should know, although every line could be read.
     *
     * @param code stable, such as {@code charset-mismatch}
     * @param text plain words
     * @param line line of the file, 0 where it concerns the whole
     */
    record Notice(int statement, String code, String text, long line) implements StatementEvent {}

    /**
     * The character set that the file is really written in, whatever it declares; told once, before the first line.
     *
     * @param statement 0, since it concerns the whole file
     */
    record TextEncoding(int statement, Charset charset) implements StatementEvent {

        public TextEncoding(Charset charset) {
            this(0, charset);
        }
    }

    /**
     * What a file says of the account it belongs to.
     *
     * @param bank bank's routing number, BIC or name as written
     * @param number account number or IBAN as written
     * @param kind such as {@code CHECKING}, {@code CREDITCARD} as written
     */
    record AccountHint(Optional<String> bank, Optional<String> number, Optional<String> kind) {

        public static final AccountHint NONE = new AccountHint(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
