package com.hissabbook.api.chart;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.rule.Action;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.WriteRule;
import com.hissabbook.rule.WrittenCondition;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is sent.
 *
 * @param contains short for {@code when} the text (counterparty and description) contains it; one of the two
 * @param accountId where a transaction goes; or {@code split} or {@code transfer}, or none of them if the rule only adds tags
 * @param split the accounts that share it; where its amounts do not fit, the rules behind are tried
 * @param transfer whether it is one side of a transfer between own accounts, and so goes to the clearing account
 * @param counterparty who the counterparty of its lines is
 * @param stop whether the rules behind are not tried any more; true unless said otherwise
 * @param position without it a new rule comes last and one that is there keeps its place
 */
record WrittenRule(
        @Nullable String contains,

        @Schema(
                description =
                        "all or any of conditions, up to 5 levels deep, or a test: field (text, description, counterparty, bankCode,"
                                + " amount, direction, currency, ledger, dayOfMonth, dayOfWeek, source), operator (contains, equals,"
                                + " starts, regex, between, in) and value or values",
                example = "{\"all\": [{\"field\": \"text\", \"operator\": \"contains\", \"value\": \"RENT\"},"
                        + " {\"field\": \"amount\", \"operator\": \"between\", \"values\": [\"-900\", \"-800\"]}]}")
        @Nullable
        Map<String, Object> when,

        @Nullable UUID accountId,
        @Nullable List<@Nullable SplitPart> split,
        @Nullable Boolean transfer,
        @Nullable String counterparty,
        @Nullable Boolean stop,
        @Nullable List<@NotNull String> tags,
        @Nullable Integer position) {

    /** @throws HttpRefusal if what it asks or what it does is missing or given twice */
    WriteRule toRequest() {
        Optional<Integer> place = Optional.ofNullable(position);
        Action action = action();
        if (contains != null && when == null) {
            WriteRule simple = WriteRule.containing(contains, new UUID(0, 0), place);
            return new WriteRule(simple.condition(), action, place);
        } else if (when != null && contains == null) {
            return new WriteRule(WrittenCondition.read("when", when), action, place);
        }
        throw HttpRefusal.field(
                "when",
                when == null ? "is missing: send it, or contains" : "and contains are both given: send one of them");
    }

    private Action action() {
        boolean isTransfer = Boolean.TRUE.equals(transfer);
        List<String> added = tags == null ? List.of() : tags;
        Optional<Destination> to = SplitPart.destination(accountId, split);
        if (to.isEmpty() && !isTransfer && counterparty == null && added.isEmpty()) {
            throw HttpRefusal.field(
                    "accountId", "is missing: send it, a split, transfer: true, a counterparty, or tags to add");
        }
        return new Action(to, isTransfer, !Boolean.FALSE.equals(stop), Optional.ofNullable(counterparty), added);
    }

    @Override
    public String toString() {
        return "WrittenRule[…]";
    }
}
