package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import java.util.OptionalInt;

/**
 * Whether suggestions are applied by themselves.
 *
 * @param automaticFrom from this confidence on (1 to 99) a new line that no rule knows goes where its look-alikes are; empty: never
 */
public record SuggestionSettings(OptionalInt automaticFrom) {

    /** @throws Refused {@code invalid-automatic-from} */
    public SuggestionSettings {
        if (automaticFrom.isPresent() && (automaticFrom.getAsInt() < 1 || automaticFrom.getAsInt() > 99)) {
            throw Refused.invalid(
                    "invalid-automatic-from",
                    "The automaticFrom is " + automaticFrom.getAsInt()
                            + ". Give a confidence of 1 to 99, or leave it out to apply nothing by itself.");
        }
    }

    /** @param version grows with each edit; 0 until the first */
    public record Versioned(SuggestionSettings settings, long version) {}
}
