package com.hissabbook.transaction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How much of a file is known, or may be, and from where: what a person is asked once about the whole file.
 *
 * @param lines of the plan that tell something booked: new, known and in question
 * @param known lines that are certainly known ({@code DUPLICATE})
 * @param likely new lines for which a known transaction is proposed
 * @param sources the imports that told what is known or proposed, those with the most lines first
 */
public record Resemblance(int lines, int known, int likely, List<Source> sources) {

    private static final int NAMED = 3;

    /**
     * @param importId empty for what was entered by hand
     * @param format the reader's, {@code OFX}
     * @param lines of the file at hand that it told before
     */
    public record Source(Optional<UUID> importId, String fileName, Optional<String> format, int lines) {}

    /** The others: new by all that is known, or in question. */
    public int others() {
        return lines - known - likely;
    }

    /** In words, as people ask each other. */
    public String question() {
        if (known + likely == 0) {
            return "None of the " + lines + " lines is known or looks like a known one.";
        }
        return known + likely + " of " + lines + " lines are known or look known" + from() + "; " + others()
                + (others() == 1 ? " is" : " are") + " not."
                + (likely == 0 ? "" : " Are these " + likely + " the same?");
    }

    private String from() {
        if (sources.isEmpty()) {
            return "";
        }
        String named = String.join(
                ", ", sources.stream().limit(NAMED).map(Resemblance::named).toList());
        return " from " + named + (sources.size() > NAMED ? " and " + (sources.size() - NAMED) + " more" : "");
    }

    private static String named(Source source) {
        return source.fileName()
                + source.format().map(format -> " (" + format + ", ").orElse(" (") + source.lines() + ")";
    }
}
