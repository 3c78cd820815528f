package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.text.Amounts;
import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.Status;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One {@code STMTTRN} or {@code STMTTRNP} while it is being read (OFX 1.6 section 11.4.2.3.1, OFX 2.2 section 11.4.4). */
final class Transaction {

    private final int statement;
    private final Status status;
    private final long line;
    private final Map<Tag, String> fields = new EnumMap<>(Tag.class);
    private Tag within = Tag.OTHER;
    private String payee = "";
    private String ownCurrency = "";

    Transaction(int statement, Tag tag, long line) {
        this.statement = statement;
        this.status = tag == Tag.STMTTRN ? Status.BOOKED : Status.PENDING;
        this.line = line;
    }

    long line() {
        return line;
    }

    String bankId() {
        return field(Tag.FITID);
    }

    boolean isBooked() {
        return status == Status.BOOKED;
    }

    void enter(Tag aggregate) {
        within = aggregate;
    }

    void leave(Tag aggregate) {
        if (within == aggregate) {
            within = Tag.OTHER;
        }
    }

    /**
     * A field counts once: what comes second belongs to an aggregate inside. The amount is in {@code CURRENCY} where there is one;
     * {@code ORIGCURRENCY} only tells what it was before the bank converted it (OFX 1.6 section 5.2, OFX 2.2 section 5.2).
     */
    void set(Tag leaf, String value) {
        if (leaf == Tag.NAME && within == Tag.PAYEE) {
            payee = payee.isEmpty() ? value : payee;
        } else if (leaf != Tag.CURSYM) {
            fields.putIfAbsent(leaf, value);
        } else if (within == Tag.CURRENCY) {
            ownCurrency = value.toUpperCase(Locale.ROOT);
        }
    }

    /**
     * @param raw the file's own text, empty where it was too long to keep
     * @param statementCurrency what amounts are in unless the transaction names another currency
     */
    StatementEvent told(String raw, Outcome<CurrencyCode> statementCurrency, Amounts amounts) {
        Provenance at = new Provenance(line, raw);
        if (raw.isEmpty()) {
            return rejected(
                    at,
                    Tag.STMTTRN,
                    new Bad<>(
                            "record-too-long", "The transaction is longer than " + Window.LONGEST_RECORD + " bytes."));
        }
        if (!field(Tag.CORRECTFITID).isEmpty() || !field(Tag.CORRECTACTION).isEmpty()) {
            return rejected(at, Tag.CORRECTFITID, correction());
        }
        Tag dateTag = isBooked() ? Tag.DTPOSTED : Tag.DTTRAN;
        Outcome<CurrencyCode> currency = ownCurrency.isEmpty() ? statementCurrency : currency(ownCurrency);
        return switch (Days.read(field(dateTag))) {
            case Bad<LocalDate> bad -> rejected(at, dateTag, bad);
            case Good<LocalDate> day ->
                switch (currency) {
                    case Bad<CurrencyCode> bad -> rejected(at, ownCurrency.isEmpty() ? Tag.CURDEF : Tag.CURSYM, bad);
                    case Good<CurrencyCode> code ->
                        switch (amounts.read(field(Tag.TRNAMT), code.value())) {
                            case Bad<Money> bad -> rejected(at, Tag.TRNAMT, bad);
                            case Good<Money> amount -> line(at, day.value(), amount.value());
                        };
                };
        };
    }

    /** Booked as a further line it would count twice; what it corrects may be of an earlier file and already in the books. */
    private Bad<Line> correction() {
        String corrected = field(Tag.CORRECTFITID);
        String which =
                corrected.isEmpty() ? "an earlier transaction" : "transaction '" + Texts.shortened(corrected) + "'";
        boolean deleted = field(Tag.CORRECTACTION).equalsIgnoreCase("DELETE");
        return deleted
                ? new Bad<>(
                        "correction-delete", "The bank takes " + which + " back. If it is in the books, void it there.")
                : new Bad<>(
                        "correction-replace",
                        "The bank replaces " + which
                                + " by this one. If it is in the books, void it there, and enter this one by hand.");
    }

    static Outcome<CurrencyCode> currency(String code) {
        return CurrencyCode.isKnown(code)
                ? new Good<>(new CurrencyCode(code))
                : new Bad<>(
                        "currency-unknown",
                        "'" + Texts.shortened(code) + "' is no currency code of ISO 4217, such as USD.");
    }

    private Line line(Provenance at, LocalDate day, Money amount) {
        return new Line(
                statement,
                at,
                status,
                day,
                Days.readIfPossible(field(Tag.DTAVAIL)),
                amount,
                present(bankId()),
                present(field(Tag.TRNTYPE)),
                present(payee.isEmpty() ? field(Tag.NAME) : payee),
                Texts.joined(field(Tag.NAME), field(Tag.EXTDNAME), payee, field(Tag.MEMO)),
                Optional.empty());
    }

    private <T> Rejection rejected(Provenance at, Tag column, Bad<T> bad) {
        return new Rejection(statement, at, column.name(), bad.code(), bad.reason());
    }

    private String field(Tag leaf) {
        return fields.getOrDefault(leaf, "");
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
