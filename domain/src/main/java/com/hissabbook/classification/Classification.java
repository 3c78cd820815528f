package com.hissabbook.classification;

import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Tried;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Where a transaction stands and why.
 *
 * @param to none for a manual transaction, whose entry names its accounts itself
 * @param reason in words
 * @param byRules where rules or their lack put it when it was imported, and the rule, if one did
 * @param ruleSetVersion the rule set that was in force then; none for a manual transaction, and for one from before rule sets had versions
 * @param tags that the rules gave it
 * @param override a person's choice that is in force
 * @param tried the rules of that version in their order, and what each said of the transaction
 * @param version grows with each choice made or lifted; 0 where there never was one
 */
public record Classification(
        UUID transactionId,
        Optional<Destination> to,
        By by,
        String reason,
        Optional<ByRules> byRules,
        OptionalLong ruleSetVersion,
        List<String> tags,
        Optional<Override> override,
        List<Tried> tried,
        long version) {

    /** Who decided. */
    public enum By {
        /** A person, for this transaction. */
        OVERRIDE,
        /** The first rule that matched and names an account. */
        RULE,
        /** What the organisation did with lines like it, as its settings allow. */
        SUGGESTION,
        /** Nobody: no rule matched. */
        DEFAULT,
        /** A person, who booked it by hand. */
        MANUAL
    }

    /**
     * @param rule with the version that was followed; none where no rule matched
     * @param confidence of the suggestion, where one put it there
     * @param application that put it there after it was imported: rules applied to the past, or a merge of accounts
     */
    public record ByRules(
            Destination to,
            Optional<UUID> rule,
            OptionalLong ruleVersion,
            OptionalInt confidence,
            Optional<UUID> application) {

        /** What chose. */
        public By by() {
            By otherwise = confidence.isPresent() ? By.SUGGESTION : By.DEFAULT;
            return rule.isPresent() ? By.RULE : otherwise;
        }
    }

    /** A person's choice. */
    public record Override(Destination to, Optional<String> note, Optional<UUID> setBy, Instant setAt) {}

    /** Without the words, which may name somebody. */
    @java.lang.Override
    public String toString() {
        return "Classification[" + transactionId + " " + by + "]";
    }
}
