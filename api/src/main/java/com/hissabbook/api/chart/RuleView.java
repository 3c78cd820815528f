package com.hissabbook.api.chart;

import com.hissabbook.api.http.Versions;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Rule;
import com.hissabbook.rule.WrittenCondition;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is shown.
 *
 * @param contains if that is all it asks
 * @param says the condition in words
 * @param accountId where a transaction goes, of a transfer the clearing account; absent if it is split or the rule only adds tags
 * @param split the accounts that share it
 * @param counterparty who the counterparty of its lines is
 * @param etag to be sent as If-Match with an edit
 */
record RuleView(
        UUID id,
        @Nullable String contains,
        Map<String, Object> when,
        String says,
        @Nullable UUID accountId,
        @Nullable List<SplitPart> split,
        boolean transfer,
        @Nullable String counterparty,
        boolean stop,
        List<String> tags,
        int position,
        boolean active,
        String etag) {

    static RuleView of(Rule rule) {
        return new RuleView(
                rule.id(),
                rule.contains().orElse(null),
                WrittenCondition.of(rule.condition()),
                rule.condition().words(),
                rule.action().to().flatMap(Destination::account).orElse(null),
                rule.action().to().map(SplitPart::of).orElse(null),
                rule.action().transfer(),
                rule.action().counterparty().orElse(null),
                rule.action().stop(),
                rule.action().tags(),
                rule.position(),
                rule.active(),
                Versions.etag(rule.version()));
    }

    @Override
    public String toString() {
        return "RuleView[" + id + "]";
    }
}
