package com.hissabbook.transaction;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How much speaks for a line being a known transaction of the same account and amount. */
final class Likeness {

    /** From here on it is proposed. */
    static final int ENOUGH = 65;

    /** In a file most of whose lines are known, the same amount on the same day will do. */
    static final int ENOUGH_IN_A_KNOWN_FILE = 60;

    private static final int[] BY_DAYS = {60, 55, 50, 45, 40, 30, 20};
    private static final int SAME_TEXT = 30;
    private static final int INSIDE_THE_FILE = 15;
    private static final int BEYOND_THE_FILE = -20;
    private static final int OTHER_ID = -10;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}]+");

    private Likeness() {}

    /** What a bank says of one happening. */
    record Told(LocalDate day, Optional<String> bankId, Optional<String> counterparty, String description) {

        /** Everything said, digits too; words leave these out, so two texts of digits have the same words: none. */
        String text() {
            return CanonicalDescription.of(counterparty.orElse("") + ' ' + description)
                    .strip();
        }

        Set<String> words() {
            return Arrays.stream(NO_WORD.split(text()))
                    .filter(word -> word.length() > 2)
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    /**
     * @param first first day of the line's file on that account
     * @param last last day of it
     */
    static Proposal of(int lineNo, Told line, UUID transactionId, Told known, LocalDate first, LocalDate last) {
        int days = Math.toIntExact(ChronoUnit.DAYS.between(known.day(), line.day()));
        List<String> reasons = new ArrayList<>();
        reasons.add("same amount");
        reasons.add(day(days));
        int score = BY_DAYS[Math.abs(days)] + text(line, known, reasons);
        if (known.day().isAfter(first) && known.day().isBefore(last)) {
            score += INSIDE_THE_FILE;
            reasons.add("the file covers the known one's day and does not hold it otherwise");
        } else if (known.day().isBefore(first) || known.day().isAfter(last)) {
            score += BEYOND_THE_FILE;
            reasons.add("but the file does not cover the known one's day");
        }
        if (line.bankId().isPresent() && known.bankId().isPresent()) {
            score += OTHER_ID;
            reasons.add("but another id of the bank");
        }
        return new Proposal(lineNo, transactionId, days, Math.clamp(score, 0, 100), List.copyOf(reasons));
    }

    private static String day(int days) {
        if (days == 0) {
            return "same day";
        }
        return Math.abs(days) + (Math.abs(days) == 1 ? " day " : " days ") + (days > 0 ? "later" : "earlier");
    }

    private static int text(Told line, Told known, List<String> reasons) {
        Set<String> ours = line.words();
        Set<String> theirs = known.words();
        Set<String> common = new HashSet<>(ours);
        common.retainAll(theirs);
        if (line.text().isEmpty() || known.text().isEmpty()) {
            reasons.add("but no text to compare");
            return 0;
        }
        if (line.text().equals(known.text()) || !ours.isEmpty() && ours.equals(theirs)) {
            reasons.add("same text");
            return SAME_TEXT;
        }
        if (common.isEmpty()) {
            reasons.add("but another text");
            return 0;
        }
        int smaller = Math.min(ours.size(), theirs.size());
        reasons.add("same words " + common.stream().sorted().limit(3).collect(Collectors.joining(", ")));
        return SAME_TEXT * common.size() / smaller;
    }
}
