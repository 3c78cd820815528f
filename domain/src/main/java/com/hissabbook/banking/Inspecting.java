package com.hissabbook.banking;

/**
 * Looks at an import's file before it is read: which format it has, whether the same bytes were imported before, by which layout it is
 * read, and what only a person can answer. Safe to repeat.
 */
public interface Inspecting {

    /**
     * {@code RECEIVED}, or {@code AWAITING_ANSWER} once answers are {@linkplain #answer noted}, becomes {@code STAGING},
     * {@code COMPLETED} (the same bytes were imported before), {@code AWAITING_ANSWER} (something is still open) or {@code REFUSED}.
     */
    ImportState inspect(ImportId id);

    /**
     * Notes a person's answers; they count from the next {@link #inspect} on.
     *
     * @throws com.hissabbook.kernel.Refused {@code not-awaiting-answer}, {@code invalid-answer} with the question and what would be an
     *     answer, {@code unanswered} where a question is left out, {@code unknown-profile}
     */
    void answer(ImportId id, Answers answers);
}
