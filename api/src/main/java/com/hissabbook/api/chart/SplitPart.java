package com.hissabbook.api.chart;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.rule.Destination;
import com.hissabbook.rule.Split;
import com.hissabbook.rule.Split.Fixed;
import com.hissabbook.rule.Split.Part;
import com.hissabbook.rule.Split.Percent;
import com.hissabbook.rule.Split.Rest;
import com.hissabbook.rule.Split.Share;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One account that a transaction is shared out to, as it is sent and shown.
 *
 * @param percent decimal string; of all parts or of none, and 100 together
 * @param amount in the transaction's direction: of 100.00 that went out, 60.00 is what of it went here
 * @param rest true for the one part that takes what the amounts leave
 */
public record SplitPart(
        @Nullable UUID accountId,

        @Schema(example = "33.3333", pattern = "[0-9]{1,3}(\\.[0-9]{1,4})?") @Nullable
        String percent,

        @Nullable MoneyJson amount,
        @Nullable Boolean rest) {

    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,4})?");

    /** Of a transaction that goes to one account: nothing. */
    public static @Nullable List<SplitPart> of(Destination destination) {
        return destination
                .split()
                .map(split -> split.parts().stream().map(SplitPart::of).toList())
                .orElse(null);
    }

    private static SplitPart of(Part part) {
        return switch (part.share()) {
            case Percent percent -> new SplitPart(part.accountId(), percent.inWords(), null, null);
            case Fixed fixed -> new SplitPart(part.accountId(), null, MoneyJson.of(fixed.amount()), null);
            case Rest rest -> new SplitPart(part.accountId(), null, null, true);
        };
    }

    /**
     * @return empty if neither is given
     * @throws HttpRefusal if both are, or a part says nothing or two things
     */
    static Optional<Destination> destination(@Nullable UUID accountId, @Nullable List<@Nullable SplitPart> split) {
        if (accountId != null && split != null) {
            throw HttpRefusal.field("split", "and accountId are both given: send one of them");
        } else if (split == null) {
            return Optional.ofNullable(accountId).map(Destination.Whole::new);
        }
        List<Part> parts = new ArrayList<>();
        for (SplitPart part : split) {
            String field = "split[" + parts.size() + "]";
            if (part == null || part.accountId() == null) {
                throw HttpRefusal.field(field + ".accountId", "is missing");
            }
            parts.add(new Part(part.accountId(), part.share(field)));
        }
        return Optional.of(new Split(parts));
    }

    private Share share(String field) {
        boolean takesRest = Boolean.TRUE.equals(rest);
        if ((percent == null ? 0 : 1) + (amount == null ? 0 : 1) + (takesRest ? 1 : 0) != 1) {
            throw HttpRefusal.field(field, "needs one of percent, amount and rest: true");
        } else if (amount != null) {
            return new Fixed(amount.toMoney(field + ".amount"));
        } else if (percent == null) {
            return new Rest();
        } else if (!PERCENT.matcher(percent).matches()) {
            throw HttpRefusal.field(field + ".percent", "is not a decimal such as \"33.3333\" with at most 4 decimals");
        }
        return Percent.of(new BigDecimal(percent));
    }

    @Override
    public String toString() {
        return "SplitPart[" + accountId + "]";
    }
}
