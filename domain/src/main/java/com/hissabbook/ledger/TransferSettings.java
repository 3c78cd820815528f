package com.hissabbook.ledger;

import com.hissabbook.kernel.Refused;
import java.util.OptionalInt;

/**
 * How an organisation wants its transfers found.
 *
 * @param windowDays how many days the two sides may lie apart, 0 to 60
 * @param automaticFrom from this score on (1 to 100) a proposal that is alone is matched by itself; empty: never
 */
public record TransferSettings(int windowDays, OptionalInt automaticFrom) {

    /** What holds until an organisation says otherwise. */
    public static final TransferSettings DEFAULT = new TransferSettings(5, OptionalInt.empty());

    private static final int LONGEST = 60;

    /** @throws Refused {@code invalid-window-days}, {@code invalid-automatic-from} */
    public TransferSettings {
        if (windowDays < 0 || windowDays > LONGEST) {
            throw Refused.invalid(
                    "invalid-window-days", "The windowDays are " + windowDays + ". Give 0 to " + LONGEST + " days.");
        }
        if (automaticFrom.isPresent() && (automaticFrom.getAsInt() < 1 || automaticFrom.getAsInt() > 100)) {
            throw Refused.invalid(
                    "invalid-automatic-from",
                    "The automaticFrom is " + automaticFrom.getAsInt()
                            + ". Give a score of 1 to 100, or leave it out to match nothing by itself.");
        }
    }

    /** @param version grows with each edit; 0 until the first */
    public record Versioned(TransferSettings settings, long version) {}
}
