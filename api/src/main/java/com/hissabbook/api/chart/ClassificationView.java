package com.hissabbook.api.chart;

import com.hissabbook.api.http.Routes;
import com.hissabbook.api.http.Versions;
import com.hissabbook.classification.Account;
import com.hissabbook.classification.Classification;
import com.hissabbook.ledger.Transfer;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Tried;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a transaction stands and why.
 *
 * @param accountId absent for a manual transaction, whose entry names its accounts itself, and for one that is split
 * @param split the accounts that share it
 * @param byRules what rules or their lack gave it when it was imported
 * @param ruleSetVersion that was in force then
 * @param override a person's choice that is in force
 * @param tried the rules of that version in their order
 * @param transfer the match that moved it to the clearing account; what is said beside it holds again when it is un-matched
 * @param etag to be sent as If-Match with a choice
 */
record ClassificationView(
        UUID transactionId,
        @Nullable UUID accountId,
        @Nullable String code,
        @Nullable String name,
        @Nullable List<SplitPart> split,
        Classification.By by,
        String reason,
        @Nullable ByRules byRules,
        @Nullable Long ruleSetVersion,
        List<String> tags,
        @Nullable Override override,
        List<Tried> tried,
        @Nullable MatchedAs transfer,
        String etag) {

    /**
     * @param ruleId absent where no rule matched
     * @param confidence of the suggestion that put it there by itself
     * @param applicationId that put it there after it was imported; absent where it is as it was imported
     */
    record ByRules(
            @Nullable UUID accountId,
            @Nullable List<SplitPart> split,
            @Nullable UUID ruleId,
            @Nullable Long ruleVersion,
            @Nullable Integer confidence,
            @Nullable UUID applicationId) {}

    record Override(
            @Nullable UUID accountId,
            @Nullable List<SplitPart> split,
            @Nullable String note,
            @Nullable UUID setBy,
            Instant setAt) {}

    /**
     * @param with the other sides
     * @param reason in words
     * @param link shows it
     */
    record MatchedAs(UUID id, List<UUID> with, String reason, String link) {

        static MatchedAs of(UUID organisation, UUID one, Transfer match) {
            return new MatchedAs(
                    match.id(),
                    match.others(one),
                    "matched as one side of a transfer, so it stands on the clearing account: "
                            + String.join(", ", match.reasons()),
                    Routes.transfer(organisation, match.id()));
        }
    }

    static ClassificationView of(
            UUID organisation, Classification one, Optional<Account> account, Optional<Transfer> match) {
        return new ClassificationView(
                one.transactionId(),
                one.to().flatMap(Destination::account).orElse(null),
                account.map(Account::code).orElse(null),
                account.map(Account::name).orElse(null),
                one.to().map(SplitPart::of).orElse(null),
                one.by(),
                one.reason(),
                one.byRules()
                        .map(rules -> new ByRules(
                                rules.to().account().orElse(null),
                                SplitPart.of(rules.to()),
                                rules.rule().orElse(null),
                                number(rules.ruleVersion()),
                                rules.confidence().isPresent()
                                        ? Integer.valueOf(rules.confidence().getAsInt())
                                        : null,
                                rules.application().orElse(null)))
                        .orElse(null),
                number(one.ruleSetVersion()),
                one.tags(),
                one.override()
                        .map(choice -> new Override(
                                choice.to().account().orElse(null),
                                SplitPart.of(choice.to()),
                                choice.note().orElse(null),
                                choice.setBy().orElse(null),
                                choice.setAt()))
                        .orElse(null),
                one.tried(),
                match.map(found -> MatchedAs.of(organisation, one.transactionId(), found))
                        .orElse(null),
                Versions.etag(one.version()));
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    @java.lang.Override
    public String toString() {
        return "ClassificationView[" + transactionId + "]";
    }
}
