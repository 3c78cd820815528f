package com.hissabbook.adapters.qif;

import com.hissabbook.adapters.text.Amounts;
import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.AccountHint;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementSink;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a file's records as lines, rejections and notices; one statement per account. */
final class Records {

    private final Survey survey;
    private final CurrencyCode currency;
    private final Amounts amounts;
    private final StatementSink sink;
    private final Place place = new Place();
    private final Map<String, Integer> statements = new LinkedHashMap<>();

    Records(Survey survey, CurrencyCode currency, StatementSink sink) {
        this.survey = survey;
        this.currency = currency;
        this.amounts = new Amounts(survey.style());
        this.sink = sink;
    }

    void tell(Items items) throws IOException {
        for (Optional<Item> item = items.next(); item.isPresent(); item = items.next()) {
            switch (item.get()) {
                case Item.Header header -> place.enter(header);
                case Item.Record record -> tell(record);
            }
        }
        if (survey.hasSeveralAccounts()) {
            notice(
                    "several-accounts",
                    "The file holds " + statements.size() + " accounts; each is a statement of its own.",
                    0);
        }
        if (survey.investments() > 0) {
            notice(
                    "investment-account",
                    "The file also holds investments (" + survey.investments()
                            + " records); their amounts are no movements of a bank account and are left out.",
                    0);
        }
    }

    private void tell(Item.Record record) {
        switch (place.section()) {
            case ACCOUNTS -> place.name(record);
            case INVESTMENTS, LISTS -> {}
            case TRANSACTIONS -> {
                int statement = statement();
                if (record.fields().isEmpty()) {
                    sink.accept(new Notice(
                            statement,
                            "empty-record",
                            "A record without any field stands here; it is passed over.",
                            record.at().line()));
                } else {
                    sink.accept(transaction(statement, record));
                }
            }
        }
    }

    private int statement() {
        return statements.computeIfAbsent(place.account(), account -> {
            int no = statements.size();
            Optional<String> number = survey.hasSeveralAccounts() ? Optional.of(account) : Optional.empty();
            sink.accept(new StatementEvent.StatementOpened(
                    no,
                    new AccountHint(Optional.empty(), number, Optional.of(place.kind())),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            return no;
        });
    }

    private StatementEvent transaction(int statement, Item.Record record) {
        if (!record.ended()) {
            return rejection(
                    statement,
                    record,
                    "^",
                    new Bad<>(
                            "record-unfinished",
                            "The record has no ^ at its end: it may have been cut. Export it again."));
        } else if (record.tooLong()) {
            return rejection(
                    statement, record, "^", new Bad<>("record-too-long", "The record is longer than any bank writes."));
        }
        Optional<Bad<Line>> contradiction = contradiction(record);
        if (contradiction.isPresent()) {
            return rejection(statement, record, "T", contradiction.get());
        }
        return switch (day(record.field('D'))) {
            case Bad<LocalDate> bad -> rejection(statement, record, "D", bad);
            case Good<LocalDate> day ->
                switch (amount(record)) {
                    case Bad<Money> bad -> rejection(statement, record, "T", bad);
                    case Good<Money> amount -> line(statement, record, day.value(), signed(amount.value()));
                };
        };
    }

    /** A record has one date and one amount; with more of them it is two records, or none that can be believed. */
    private static Optional<Bad<Line>> contradiction(Item.Record record) {
        if (record.count('D') > 1) {
            return Optional.of(
                    new Bad<>(
                            "record-merged",
                            "The record has " + record.count('D')
                                    + " dates (D): the ^ between two records is missing. Export it again, or enter them by hand."));
        }
        List<String> amounts = record.all('T');
        return amounts.size() < 2
                ? Optional.empty()
                : Optional.of(new Bad<>(
                        "amounts-differ",
                        "The record has several amounts (T), '" + Texts.shortened(amounts.get(0)) + "' and '"
                                + Texts.shortened(amounts.get(1)) + "'. Enter it by hand with the right one."));
    }

    private Outcome<LocalDate> day(String text) {
        if (text.isEmpty()) {
            return new Bad<>("date-missing", "The record has no date (D).");
        }
        return survey.orders().stream()
                .findFirst()
                .flatMap(order -> survey.day(order, text))
                .<Outcome<LocalDate>>map(Good::new)
                .orElseGet(() -> new Bad<>(
                        "date-unreadable",
                        "'" + Texts.shortened(text)
                                + "' is no day of the calendar. Expected are day, month and year only."));
    }

    /** T, or U, which newer versions of Quicken write beside it for larger amounts; both say the same or neither is believed. */
    private Outcome<Money> amount(Item.Record record) {
        String total = record.field('T');
        String other = record.field('U');
        Outcome<Money> read = amounts.read(total.isEmpty() ? other : total, currency);
        if (total.isEmpty() || other.isEmpty() || total.equals(other)) {
            return read;
        }
        return read.equals(amounts.read(other, currency))
                ? read
                : new Bad<>(
                        "amounts-differ",
                        "The amounts T '" + Texts.shortened(total) + "' and U '" + Texts.shortened(other)
                                + "' of the record differ.");
    }

    /** Where a person answered that a card's purchases stand without a minus, they are money out. */
    private Money signed(Money written) {
        return place.isCard() && survey.cardsReversed() ? written.negated() : written;
    }

    private Line line(int statement, Item.Record record, LocalDate day, Money amount) {
        checkSplits(statement, record, amount);
        String payee = Texts.squeezed(record.field('P'));
        String memo = Texts.squeezed(record.field('M'));
        if (payee.equalsIgnoreCase("Opening Balance")) {
            sink.accept(new Notice(
                    statement,
                    "opening-balance-line",
                    "The account's opening balance stands here as a record and is booked as one. If the ledger has an opening balance,"
                            + " reverse one of the two.",
                    record.at().line()));
        }
        return new Line(
                statement,
                record.at(),
                StatementEvent.Status.BOOKED,
                day,
                Optional.empty(),
                amount,
                Optional.empty(),
                Optional.of(record.field('N')).filter(number -> !number.isEmpty()),
                Optional.of(payee).filter(name -> !name.isEmpty()),
                memo.isEmpty() ? payee : memo,
                Optional.empty());
    }

    /** The parts of a split transaction are the program's, not the bank's; they are only compared with the whole. */
    private void checkSplits(int statement, Item.Record record, Money amount) {
        long sum = 0;
        boolean split = false;
        for (Item.Field field : record.fields()) {
            if (field.letter() == '$') {
                if (!(amounts.read(field.value(), currency) instanceof Good<Money> part)) {
                    return;
                }
                sum += signed(part.value()).minor();
                split = true;
            }
        }
        if (split && sum != amount.minor()) {
            sink.accept(new Notice(
                    statement,
                    "split-sum",
                    "The parts of this transaction add up to " + new Money(sum, currency).toDecimal()
                            + ", its amount is " + amount.toDecimal() + "; the amount is booked.",
                    record.at().line()));
        }
    }

    private static Rejection rejection(int statement, Item.Record record, String field, Bad<?> bad) {
        return new Rejection(statement, record.at(), field, bad.code(), bad.reason());
    }

    private void notice(String code, String text, long line) {
        sink.accept(new Notice(0, code, text, line));
    }
}
