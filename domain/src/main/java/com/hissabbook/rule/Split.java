package com.hissabbook.rule;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a transaction is shared out: by percentages that add up to 100, or by fixed amounts, of which one part may take the rest. Amounts count in
 * the transaction's direction: of 100.00 that went out, 60.00 is what of it went here, and -5.00 is what came back.
 *
 * @param parts 2 to 50, each of another account; kept in one order, so that splits of equal parts are equal
 */
public record Split(List<Part> parts) implements Destination {

    private static final int MOST_PARTS = 50;
    private static final BigInteger WHOLE = BigInteger.valueOf(Percent.ALL);

    /** One account and what it gets. */
    public record Part(UUID accountId, Share share) {}

    /** How much one account gets. */
    public sealed interface Share permits Percent, Fixed, Rest {}

    /** @param millionths of the total: four decimals of a percent */
    public record Percent(int millionths) implements Share {

        public static final int ALL = 1_000_000;

        /**
         * @param percent such as 33.3333
         * @throws Refused {@code invalid-split} unless it is more than 0, less than 100 and has at most 4 decimals
         */
        public static Percent of(BigDecimal percent) {
            BigDecimal millionths = percent.movePointRight(4);
            if (millionths.signum() <= 0
                    || millionths.compareTo(BigDecimal.valueOf(ALL)) >= 0
                    || millionths.stripTrailingZeros().scale() > 0) {
                throw refused("The percentage " + percent.toPlainString()
                        + " does not fit. Give more than 0 and less than 100, with at most 4 decimals.");
            }
            return new Percent(millionths.intValueExact());
        }

        /** Without needless zeros. */
        public String inWords() {
            return BigDecimal.valueOf(millionths, 4).stripTrailingZeros().toPlainString();
        }
    }

    /** @param amount not zero; positive in the direction of the transaction */
    public record Fixed(Money amount) implements Share {}

    /** What the fixed amounts leave. */
    public record Rest() implements Share {}

    /** @throws Refused {@code invalid-split} */
    public Split {
        parts = parts.stream()
                .sorted(Comparator.comparing(part -> part.accountId().toString()))
                .toList();
        refuseUnlessSound(parts);
    }

    private static void refuseUnlessSound(List<Part> parts) {
        if (parts.size() < 2 || parts.size() > MOST_PARTS) {
            throw refused("The split has " + parts.size() + " parts. Give 2 to " + MOST_PARTS
                    + ", or an accountId where there is but one.");
        }
        if (parts.stream().map(Part::accountId).distinct().count() < parts.size()) {
            throw refused("Two parts of the split go to the same account. Join them.");
        }
        long percentages = of(parts, Percent.class).count();
        if (percentages > 0) {
            refuseUnlessAll(parts, percentages);
        } else {
            refuseUnlessFixed(parts);
        }
    }

    private static void refuseUnlessAll(List<Part> parts, long percentages) {
        if (percentages < parts.size()) {
            throw refused("The split mixes percentages with amounts or a rest. Give each part a percent, or none.");
        }
        int sum = of(parts, Percent.class).mapToInt(Percent::millionths).sum();
        if (sum != Percent.ALL) {
            throw refused("The percentages of the split add up to " + new Percent(sum).inWords()
                    + ". Change them so that they add up to 100.");
        }
    }

    private static void refuseUnlessFixed(List<Part> parts) {
        if (of(parts, Rest.class).count() > 1) {
            throw refused("Two parts of the split take the rest. Let one do so.");
        }
        if (of(parts, Fixed.class)
                        .map(fixed -> fixed.amount().currency())
                        .distinct()
                        .count()
                > 1) {
            throw refused("The amounts of the split are in several currencies. Give them in the transaction's.");
        }
        if (of(parts, Fixed.class)
                .anyMatch(
                        fixed -> fixed.amount().minor() == 0 || !fixed.amount().isBookable())) {
            throw refused(
                    "An amount of the split is zero or too large to be booked. Leave the part out, or correct it.");
        }
        refuseUnlessItCanFit(parts);
    }

    /** So that parts can be joined where their accounts are, what is taken and given together is an amount that can be booked. */
    private static void refuseUnlessItCanFit(List<Part> parts) {
        List<Money> amounts = of(parts, Fixed.class).map(Fixed::amount).toList();
        long sum = amounts.stream().mapToLong(Money::minor).sum();
        long moved =
                amounts.stream().mapToLong(amount -> Math.abs(amount.minor())).sum();
        if (amounts.size() == parts.size() && sum <= 0
                || !new Money(moved, amounts.getFirst().currency()).isBookable()) {
            throw refused(
                    "The amounts of the split add up to nothing that a transaction can be. Correct them so that they"
                            + " add up to one's amount, or let one part take the rest.");
        }
    }

    private static Refused refused(String why) {
        return Refused.invalid("invalid-split", why);
    }

    private static <S extends Share> Stream<S> of(List<Part> parts, Class<S> kind) {
        return parts.stream().map(Part::share).filter(kind::isInstance).map(kind::cast);
    }

    /** Of fixed amounts. */
    public Optional<CurrencyCode> currency() {
        return of(parts, Fixed.class).findFirst().map(fixed -> fixed.amount().currency());
    }

    /** Whether it would fit other amounts as well: one of fixed amounts without a rest fits one. */
    public boolean fitsOthers() {
        return of(parts, Fixed.class).count() < parts.size();
    }

    /** See {@link #portions}. */
    boolean fits(long total, String totalCurrency) {
        if (total == 0) {
            return false;
        }
        Optional<CurrencyCode> own = currency();
        if (own.isEmpty()) {
            return true;
        }
        long left = Math.abs(total) - fixed();
        return own.get().code().equals(totalCurrency) && (fitsOthers() ? left >= 0 : left == 0);
    }

    /** Each is below 10^15, and there are at most 50. */
    private long fixed() {
        return of(parts, Fixed.class).mapToLong(fixed -> fixed.amount().minor()).sum();
    }

    /** Why it does not fit a total, in words. */
    public String misfit(Money total) {
        Optional<CurrencyCode> own = currency();
        if (total.minor() == 0) {
            return "there is nothing to share out";
        } else if (own.isPresent() && !own.get().equals(total.currency())) {
            return "its amounts are in " + own.get() + ", the transaction is in " + total.currency();
        }
        return "its amounts add up to " + new Money(fixed(), total.currency()) + " of "
                + new Money(Math.abs(total.minor()), total.currency());
    }

    /**
     * Percentages are rounded down to minor units; what is left goes, one unit each, to the parts that lost most (largest remainder), the first of
     * equal ones. The database does the same for many ({@code classification.published_parts_of}). Parts that come to nothing are left out.
     */
    @Override
    public Optional<List<Portion>> portions(Money total) {
        if (!fits(total.minor(), total.currency().code())) {
            return Optional.empty();
        }
        long size = Math.abs(total.minor());
        long[] sizes = currency().isEmpty() && fitsOthers() ? shared(size) : given(size);
        int sign = Long.signum(total.minor());
        return Optional.of(IntStream.range(0, sizes.length)
                .filter(no -> sizes[no] != 0)
                .mapToObj(no -> new Portion(parts.get(no).accountId(), new Money(sign * sizes[no], total.currency())))
                .toList());
    }

    private long[] given(long size) {
        long rest = size - fixed();
        return parts.stream()
                .mapToLong(part ->
                        part.share() instanceof Fixed fixed ? fixed.amount().minor() : rest)
                .toArray();
    }

    private long[] shared(long size) {
        long[] sizes = new long[parts.size()];
        long[] lost = new long[parts.size()];
        List<Integer> places = new ArrayList<>();
        long left = size;
        for (int no = 0; no < sizes.length; no++) {
            int millionths = ((Percent) parts.get(no).share()).millionths();
            BigInteger[] exact = BigInteger.valueOf(size)
                    .multiply(BigInteger.valueOf(millionths))
                    .divideAndRemainder(WHOLE);
            sizes[no] = exact[0].longValueExact();
            lost[no] = exact[1].longValueExact();
            left -= sizes[no];
            places.add(no);
        }
        places.sort(Comparator.comparing((Integer no) -> lost[no]).reversed());
        places.stream().limit(left).forEach(no -> sizes[no]++);
        return sizes;
    }

    @Override
    public Stream<UUID> accounts() {
        return parts.stream().map(Part::accountId);
    }

    @Override
    public Destination moved(UUID from, UUID into) {
        Map<UUID, Share> shares = new LinkedHashMap<>();
        for (Part part : parts) {
            UUID account = part.accountId().equals(from) ? into : part.accountId();
            shares.merge(account, part.share(), Split::together);
        }
        shares.values()
                .removeIf(
                        share -> share instanceof Fixed fixed && fixed.amount().minor() == 0);
        return shares.size() == 1
                ? new Whole(shares.keySet().iterator().next())
                : new Split(shares.entrySet().stream()
                        .map(part -> new Part(part.getKey(), part.getValue()))
                        .toList());
    }

    private static Share together(Share one, Share other) {
        if (one instanceof Percent first && other instanceof Percent second) {
            return new Percent(first.millionths() + second.millionths());
        } else if (one instanceof Fixed first && other instanceof Fixed second) {
            return new Fixed(first.amount().plus(second.amount()));
        }
        return new Rest();
    }

    /** All that it is, in one line; equal for equal splits. */
    public String content() {
        return parts.stream()
                .map(part -> part.accountId() + " "
                        + switch (part.share()) {
                            case Percent percent -> percent.inWords() + "%";
                            case Fixed fixed -> fixed.amount().toString();
                            case Rest rest -> "rest";
                        })
                .collect(Collectors.joining(", "));
    }
}
