package com.hissabbook.rule;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a rule that matches does with a transaction.
 *
 * @param to where it goes, if no rule before said so; a rule whose split does not fit does not match; none to leave that to the rules behind
 * @param transfer whether it is one side of a transfer between own accounts: it then goes to the clearing account, until the other side
 *     comes
 * @param stop whether the rules behind are not tried any more
 * @param counterparty who its counterparty is, if no rule before said so; 1 to 200 characters
 * @param tags added to it: lower case letters, digits and hyphens; at most 10
 */
public record Action(
        Optional<Destination> to, boolean transfer, boolean stop, Optional<String> counterparty, List<String> tags) {

    private static final int MOST_TAGS = 10;
    private static final int LONGEST_NAME = 200;
    private static final Pattern TAG = Pattern.compile("[\\p{Ll}\\p{Lo}0-9][\\p{Ll}\\p{Lo}0-9-]{0,49}");

    /** @throws Refused {@code no-action}, {@code invalid-counterparty}, {@code invalid-tags} */
    public Action {
        tags = tags.stream().distinct().toList();
        counterparty = Wording.optional("counterparty", counterparty, LONGEST_NAME);
        if (to.isEmpty() && !transfer && tags.isEmpty() && counterparty.isEmpty()) {
            throw Refused.invalid(
                    "no-action",
                    "The rule does nothing. Give it an accountId, a split, transfer: true, a counterparty, or tags to add.");
        }
        if (tags.size() > MOST_TAGS) {
            throw Refused.invalid("invalid-tags", "The rule has " + tags.size() + " tags. Give at most 10.");
        }
        tags.stream().filter(tag -> !TAG.matcher(tag).matches()).findFirst().ifPresent(tag -> {
            throw Refused.invalid(
                    "invalid-tags",
                    "The tag " + tag + " does not fit. Give 1 to 50 lower case letters, digits and hyphens.");
        });
    }

    /** Where it goes, and nothing behind is tried. */
    public static Action to(UUID accountId) {
        return new Action(Optional.of(new Destination.Whole(accountId)), false, true, Optional.empty(), List.of());
    }

    /** The same, but it goes there. */
    public Action leadingTo(Destination destination) {
        return new Action(Optional.of(destination), transfer, stop, counterparty, tags);
    }

    /** Whether it can be done with such a line: a split may not fit its amount. */
    boolean fits(LineFacts line) {
        return to.isEmpty() || !(to.get() instanceof Split split) || split.fits(line.amount(), line.currency());
    }

    /** Without the counterparty, which may be a person. */
    @Override
    public String toString() {
        return "Action[" + to + " " + tags + "]";
    }
}
