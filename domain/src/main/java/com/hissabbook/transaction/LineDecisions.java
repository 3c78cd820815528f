package com.hissabbook.transaction;

import com.hissabbook.banking.Import.Outcome;
import com.hissabbook.banking.ImportId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What people decide on lines that the plan cannot decide, or that it decided otherwise. */
public interface LineDecisions {

    /**
     * Notes a decision; every plan of the import made from then on follows it. In the caller's transaction.
     *
     * @throws com.hissabbook.kernel.Refused {@code invalid-lines}, {@code unknown-line}, {@code line-unreadable}, {@code line-pending},
     *     {@code unknown-transaction}, {@code other-account}, {@code no-known-transaction}, {@code imported-again} if a line that was
     *     skipped is to be new, and another import has booked it since
     */
    void note(DecideLines decision);

    /** The lines of the import that people skipped. In the caller's transaction. */
    Set<Integer> skipped(ImportId id);

    /** What people skipped is skipped in an import that is not planned yet: line of the one → line of the other. In the caller's transaction. */
    void skipAlike(ImportId from, ImportId to, Map<Integer, Integer> lines);

    /** @param rest the lines that were neither known nor in question before they were skipped, or whose transaction does not count any more */
    record PutBack(List<Integer> rest, Outcome change) {}

    /**
     * Skipped lines that were known or in question before are so again; nothing is booked for them. In the caller's transaction, which also sees to the
     * rest.
     */
    PutBack putBack(DecideLines decision);

    /** The lines among these that count or wait for a person, each with what the plan made of it, as one text. */
    String standing(ImportId id, Collection<Integer> lines, Consumer<Integer> each);

    /**
     * Applies what was noted to lines of a plan that was carried out before. In the caller's transaction, which also sees to the books.
     *
     * @return by how much counts and sums change
     */
    Outcome applyTo(ImportId id, List<Integer> lines);

    /**
     * Transactions of those lines that no longer count, since their line was called a duplicate or skipped; to be called before the decision
     * is applied. In the caller's transaction.
     *
     * @param cause noted with each
     */
    int withdraw(ImportId id, List<Integer> lines, UUID cause);

    /** Transactions of those lines that count again, since their line was called new again; after it was applied. Returns how many. */
    int reinstate(ImportId id, List<Integer> lines);

    /** Transactions of those lines stand for the ones that the lines are called duplicates of, with all that stood for them; after it was applied. */
    void merge(ImportId id, List<Integer> lines);
}
