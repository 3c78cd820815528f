package com.hissabbook.statement;

import java.util.List;
import java.util.Optional;

/** What a look at a file says before anything is read from it. */
public sealed interface Inspection {

    /**
     * The file can be read.
     *
     * @param profile the CSV layout found; put it into the options of the reading. Empty for formats that describe themselves
     * @param evidence what in the file speaks for the layout, in plain words
     * @param warnings what a person should know although nothing is open
     */
    record Readable(Optional<CsvProfile> profile, List<String> evidence, List<String> warnings) implements Inspection {}

    /**
     * The file does not decide everything; nothing is booked before the answers.
     *
     * @param draft the layout as far as it is known, with a guess where a question is open: for the preview only. Put the answers in
     *     with {@link Question#answered}; empty where not even the columns are known
     * @param questions what to ask, at least one
     */
    record NeedsAnswer(Optional<CsvProfile> draft, List<Question> questions, List<String> evidence)
            implements Inspection {}

    /**
     * The file is not for booking.
     *
     * @param code stable reason, as in {@link UnreadableFile}; {@code no-transactions} where it is valid and empty
     * @param line line of the file, 0 where it concerns the whole
     */
    record Refused(String code, String message, long line) implements Inspection {}
}
