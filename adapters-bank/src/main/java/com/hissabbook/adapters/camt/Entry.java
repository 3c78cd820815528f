package com.hissabbook.adapters.camt;

import com.hissabbook.adapters.text.Amounts;
import com.hissabbook.adapters.text.NumberStyle;
import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.StatementEvent.Status;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an entry ({@code Ntry}, ReportEntry in the message definition report) says of money, direction, state and days. */
final class Entry {

    /** No grouping, no exponent (XML Schema part 2, section 3.2.3). */
    private static final Pattern DECIMAL_NUMBER = Pattern.compile("\\+?(?:\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})");

    private static final Amounts DECIMAL = new Amounts(NumberStyle.POINT);

    private final Node node;

    Entry(Node node) {
        this.node = node;
    }

    /** Amount with its direction; {@code CdtDbtInd} is the direction also where {@code RvslInd} is true. */
    static Outcome<Money> amount(Node node, Optional<CurrencyCode> otherwise) {
        Optional<Node> amount = node.first("Amt");
        if (amount.isEmpty()) {
            return new Bad<>("amount-missing", "The amount (Amt) is missing.");
        }
        Optional<CurrencyCode> currency = Optional.of(amount.get().currency())
                .filter(code -> !code.isEmpty())
                .map(code -> code.toUpperCase(Locale.ROOT))
                .filter(CurrencyCode::isKnown)
                .map(CurrencyCode::new)
                .or(() -> amount.get().currency().isEmpty() ? otherwise : Optional.empty());
        if (currency.isEmpty()) {
            return new Bad<>(
                    "currency-unknown",
                    "'" + Texts.shortened(amount.get().currency()) + "' (Ccy of Amt) is no ISO 4217 currency.");
        }
        String text = amount.get().text();
        Optional<String> twice =
                twice(node, "Amt").or(() -> twice(node, "CdtDbtInd")).or(() -> twice(node, "Sts"));
        if (twice.isPresent()) {
            return new Bad<>(
                    "element-repeated",
                    twice.get()
                            + " stands here several times and says different things: which one counts is not known.");
        } else if (!text.isEmpty() && !DECIMAL_NUMBER.matcher(text).matches() && !text.startsWith("-")) {
            return new Bad<>(
                    "amount-unreadable",
                    "'" + Texts.shortened(text) + "' is no amount. Expected are digits and a point, such as 12.50.");
        } else if (text.startsWith("-")) {
            return new Bad<>(
                    "amount-negative",
                    "'" + Texts.shortened(text)
                            + "' has a sign, which CAMT forbids: the direction stands in CdtDbtInd.");
        }
        return switch (DECIMAL.read(text, currency.get())) {
            case Bad<Money> bad -> bad;
            case Good<Money>(Money money) ->
                directed(money, node.text("CdtDbtInd").orElse(""));
        };
    }

    private static Optional<String> twice(Node node, String name) {
        return node.all(name)
                                .map(one -> one.currency()
                                        + one.text()
                                        + one.text("Cd").orElse(""))
                                .distinct()
                                .count()
                        > 1
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Outcome<Money> directed(Money money, String direction) {
        return switch (direction.toUpperCase(Locale.ROOT)) {
            case "CRDT" -> new Good<>(money);
            case "DBIT" -> new Good<>(money.negated());
            default ->
                new Bad<>(
                        "direction-missing",
                        "CdtDbtInd is '" + Texts.shortened(direction) + "': expected is CRDT or DBIT.");
        };
    }

    /** {@code Sts} as a word (up to version 7) or as a code in it; an entry without one is booked. */
    Outcome<Status> status() {
        String status = node.text("Sts", "Cd")
                .or(() -> node.text("Sts", "Prtry"))
                .or(() -> node.text("Sts"))
                .orElse("BOOK");
        return switch (status.toUpperCase(Locale.ROOT)) {
            case "BOOK" -> new Good<>(Status.BOOKED);
            case "PDNG", "FUTR", "INFO" -> new Good<>(Status.PENDING);
            default ->
                new Bad<>(
                        "status-unknown",
                        "The status (Sts) '" + Texts.shortened(status) + "' is none of BOOK, PDNG, FUTR and INFO.");
        };
    }

    Optional<LocalDate> booked() {
        return Days.of(node, "BookgDt");
    }

    Optional<LocalDate> value() {
        return Days.of(node, "ValDt");
    }

    /** The days that a single payment of the entry names, the one nearest to booking first. */
    Optional<LocalDate> ofDetails() {
        Optional<Node> dates = node.first("NtryDtls", "TxDtls", "RltdDts");
        return dates.flatMap(found -> Days.text(found, "IntrBkSttlmDt")
                .or(() -> Days.text(found, "TxDtTm"))
                .or(() -> Days.text(found, "AccptncDtTm")));
    }

    /** A date that stands there and is none must not be passed over for another one. */
    Optional<Bad<LocalDate>> wrongDay() {
        for (String name : new String[] {"BookgDt", "ValDt"}) {
            Optional<String> text = Days.written(node, name);
            if (text.isPresent() && Days.of(node, name).isEmpty()) {
                return Optional.of(new Bad<>(
                        "date-unreadable",
                        name + " is '" + Texts.shortened(text.get()) + "', which is no day of the calendar."));
            }
        }
        return Optional.empty();
    }
}
