package com.hissabbook.adapters.camt;

import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.AccountHint;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.Rejection;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementEvent.Status;
import com.hissabbook.statement.StatementSink;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** One statement, report or notification ({@code Stmt}, {@code Rpt}, {@code Ntfctn}) while its elements pass by. */
final class Report {

    private final int no;
    private final Optional<CurrencyCode> accountCurrency;
    private final StatementSink sink;
    private final Balances balances;
    private final Totals totals;

    private Optional<Node> account = Optional.empty();
    private Optional<Node> span = Optional.empty();
    private Optional<CurrencyCode> currency = Optional.empty();
    private boolean opened;
    private boolean anyEntry;

    Report(int no, Optional<CurrencyCode> accountCurrency, StatementSink sink) {
        this.no = no;
        this.accountCurrency = accountCurrency;
        this.sink = sink;
        this.balances = new Balances(no, sink);
        this.totals = new Totals(no, sink);
    }

    void account(Node found) {
        account = Optional.of(found);
    }

    void span(Node found) {
        span = Optional.of(found);
    }

    void pages(Node pagination) {
        if ("false".equals(pagination.text("LastPgInd").orElse(""))
                || "0".equals(pagination.text("LastPgInd").orElse(""))) {
            notice(
                    "more-pages",
                    "The file is one page of several: the statement goes on in another file.",
                    pagination.line());
        }
    }

    void balance(Node balance) {
        if (opened) {
            balances.tell(balance);
        } else {
            balances.keep(balance);
        }
    }

    void totals(Node summary) {
        totals.stated(summary);
    }

    void notice(String code, String text, long line) {
        sink.accept(new Notice(no, code, text, line));
    }

    boolean isFirst() {
        return no == 0;
    }

    boolean hasEntries() {
        return anyEntry;
    }

    void entry(Node node, String raw) {
        open(node);
        anyEntry = true;
        var at = new Provenance(node.line(), raw);
        StatementEvent event = event(node, at);
        if (event instanceof Line line) {
            totals.add(line.amount(), line.status() == Status.BOOKED);
        } else {
            totals.miss();
        }
        sink.accept(event);
    }

    void end() {
        open(new Node("", 1, ""));
        totals.end();
        balances.end();
    }

    private void open(Node first) {
        if (!opened) {
            opened = true;
            currency = code(account.flatMap(found -> found.text("Ccy")))
                    .or(balances::currency)
                    .or(() -> code(first.first("Amt").map(Node::currency)))
                    .or(() -> accountCurrency);
            sink.accept(new StatementOpened(
                    no,
                    hint(),
                    currency.map(CurrencyCode::code),
                    span.flatMap(found -> Days.text(found, "FrDtTm").or(() -> Days.text(found, "FrDt"))),
                    span.flatMap(found -> Days.text(found, "ToDtTm").or(() -> Days.text(found, "ToDt")))));
            balances.tellKept();
        }
    }

    private AccountHint hint() {
        if (account.isEmpty()) {
            return AccountHint.NONE;
        }
        Node found = account.get();
        return new AccountHint(
                found.text("Svcr", "FinInstnId", "BICFI").or(() -> found.text("Svcr", "FinInstnId", "BIC")),
                found.text("Id", "IBAN")
                        .or(() -> found.text("Id", "Othr", "Id"))
                        .or(() -> found.text("Id", "PrtryAcct", "Id")),
                found.text("Tp", "Cd").or(() -> found.text("Tp", "Prtry")));
    }

    /** Of the account, its balances or its first entry; where none names one, of the account in the books. */
    Optional<CurrencyCode> currency() {
        return currency;
    }

    private static Optional<CurrencyCode> code(Optional<String> text) {
        return text.map(code -> code.toUpperCase(Locale.ROOT))
                .filter(CurrencyCode::isKnown)
                .map(CurrencyCode::new);
    }

    private StatementEvent event(Node node, Provenance at) {
        var entry = new Entry(node);
        Optional<Bad<LocalDate>> wrongDay = entry.wrongDay();
        if (wrongDay.isPresent()) {
            return rejection(at, "BookgDt", wrongDay.get());
        }
        return switch (Entry.amount(node, currency)) {
            case Bad<Money> bad -> rejection(at, bad.code().startsWith("direction") ? "CdtDbtInd" : "Amt", bad);
            case Good<Money>(Money amount) ->
                switch (entry.status()) {
                    case Bad<Status> bad -> rejection(at, "Sts", bad);
                    case Good<Status>(Status status) ->
                        switch (booked(entry, node)) {
                            case Bad<LocalDate> bad -> rejection(at, "BookgDt", bad);
                            case Good<LocalDate>(LocalDate day) -> line(node, at, status, day, amount);
                        };
                };
        };
    }

    /** The booking day; else the value day, the payment's, or that of a statement which covers one day only. */
    private Outcome<LocalDate> booked(Entry entry, Node node) {
        Optional<LocalDate> booked = entry.booked();
        if (booked.isPresent()) {
            return new Good<>(booked.get());
        }
        Optional<LocalDate> other = entry.value().or(entry::ofDetails).or(balances::onlyDay);
        other.ifPresent(day -> notice(
                "booking-day-missing",
                "An entry has no booking day (BookgDt); it is booked on " + day + ", which is "
                        + (entry.value().isPresent()
                                ? "its value day."
                                : "the day of its payment or of the statement."),
                node.line()));
        return other.<Outcome<LocalDate>>map(Good::new)
                .orElseGet(() -> new Bad<>("date-missing", "The entry has neither BookgDt nor ValDt."));
    }

    private Line line(Node node, Provenance at, Status status, LocalDate booked, Money amount) {
        var details = new Details(node);
        return new Line(
                no,
                at,
                status,
                booked,
                Days.of(node, "ValDt"),
                amount,
                details.bankId(),
                details.type(),
                details.counterparty(),
                details.description(),
                Optional.empty());
    }

    private Rejection rejection(Provenance at, String element, Bad<?> bad) {
        return new Rejection(no, at, element, bad.code(), bad.reason());
    }
}
