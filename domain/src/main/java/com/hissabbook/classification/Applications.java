package com.hissabbook.classification;

import com.hissabbook.banking.LineRange;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.UserId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The plans of transactions that move to other accounts, and how far each is. Whoever books (the ledger) asks for a plan, sets apart what
 * the books do not allow, and tells what it booked; every method that changes something is part of the caller's transaction, and what
 * was done once is not done again.
 */
public interface Applications {

    /**
     * Plans what the rules in force would move.
     *
     * @throws com.hissabbook.kernel.Refused {@code rules-changed}, {@code unknown-ledger}, {@code unknown-rule}
     */
    UUID plan(ApplyRules wish, UserId by, String correlationId);

    /**
     * Leads the rules of the account to the other, archives it, and begins a plan without lines.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code unknown-account}, {@code same-account}, {@code cyclic-merge}, {@code
     *     account-has-role}, {@code archived-account}, {@code account-type}
     */
    UUID plan(MergeAccounts wish, UserId by, String correlationId);

    /** What a transaction has on the account that is merged: debit positive. */
    record Standing(UUID transactionId, LocalDate day, Money amount) {}

    /** An archived account was merged into another; where it was from a day on, what is older stays. */
    record Merge(UUID account, UUID into, Optional<LocalDate> fromDay) {}

    /** Of each account that is archived because it was merged, the latest merge; none that is being undone or was. */
    List<Merge> merges();

    /** Adds lines to the plan of a merge, in their order. */
    void add(UUID id, List<Standing> standing);

    /** These lines, still planned or posted, are not to be moved. */
    void setApart(UUID id, Application.Status status, List<Integer> lines);

    /** The day that the entry of a line counts on. */
    record Counted(int line, LocalDate day) {}

    /** These lines, still planned, count on other days than the plan says. */
    void countOn(UUID id, List<Counted> days);

    /** A digest of what would be moved, on which days, and what is set apart. */
    String hash(UUID id);

    /**
     * The plan is carried out from now on, with the note that the workflow must be started.
     *
     * @throws com.hissabbook.kernel.Refused {@code application-running}
     */
    Application begin(UUID id);

    /** @throws com.hissabbook.kernel.Refused {@code not-found} */
    Application find(UUID id);

    ApplicationOutcome outcome(UUID id);

    /** Latest first, at most 100. */
    List<Application> latest();

    /** The lines still to be carried out, or to be taken back. */
    Optional<LineRange> remaining(UUID id);

    /** Sets apart what people chose since it was planned. */
    void leaveChosen(UUID id, LineRange range);

    /** The range is booked: assignments and choices follow. Fences off a second writer. */
    void carriedOut(UUID id, LineRange range);

    /** Sets apart what people chose, or a later application moved, since it was booked. */
    void keepChosen(UUID id, LineRange range);

    /** The entries of the range are reversed: assignments and choices are as before. Fences off a second writer. */
    void takenBack(UUID id, LineRange range);

    /** Running becomes completed or cancelled, undoing becomes undone. */
    Application settle(UUID id);

    /**
     * Stops it before its next range.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code not-running}
     */
    Application cancel(UUID id);

    /**
     * Its entries are to be reversed, with the note that the workflow must be started.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-found}, {@code not-completed}, {@code application-running}
     */
    Application undo(UUID id, UserId by);
}
