package com.hissabbook.transaction;

import com.hissabbook.transaction.Likeness.Told;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How much speaks for a pending having become a booked transaction that is not certainly the same. */
final class PendingLikeness {

    /** From here on it is proposed: half of the words at least, whatever the amount. */
    static final int ENOUGH = 60;

    private static final int SAME_TEXT = 60;
    private static final int SAME_AMOUNT = 25;
    private static final int SOON = 15;
    private static final int HUNDRED = 100;

    private PendingLikeness() {}

    static int text(Told pending, Told booked, List<String> reasons) {
        Set<String> ours = pending.words();
        Set<String> theirs = booked.words();
        Set<String> common = new HashSet<>(ours);
        common.retainAll(theirs);
        if (common.isEmpty()) {
            reasons.add("but another text");
            return 0;
        }
        if (ours.equals(theirs)) {
            reasons.add("same text");
            return SAME_TEXT;
        }
        reasons.add("same words " + common.stream().sorted().limit(3).collect(Collectors.joining(", ")));
        return SAME_TEXT * common.size() / Math.min(ours.size(), theirs.size());
    }

    /** @return less, the larger the difference */
    static int amount(long pending, long booked, List<String> reasons) {
        if (pending == booked) {
            reasons.add("same amount, but it is not the only equal one");
            return SAME_AMOUNT;
        }
        if (pending == 0 || Long.signum(pending) != Long.signum(booked)) {
            reasons.add("but another direction");
            return -HUNDRED;
        }
        long percent = (Math.abs(booked) - Math.abs(pending)) * HUNDRED / Math.abs(pending);
        reasons.add(percent >= 0 ? "amount " + percent + " % higher" : "amount " + -percent + " % lower");
        return percent >= 0 ? (int) Math.max(0, SAME_AMOUNT - percent / 2) : 0;
    }

    static int days(int days, List<String> reasons) {
        reasons.add(days == 0 ? "same day" : days + (days == 1 ? " day later" : " days later"));
        return days < 0 ? 0 : Math.max(0, SOON - days);
    }
}
