package com.hissabbook.adapters.camt;

import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementSink;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The balances of one statement ({@code Bal}); codes of the external code set ExternalBalanceType1Code. */
final class Balances {

    private static final int MOST = 64;

    private final int statement;
    private final StatementSink sink;
    private final List<Node> kept = new ArrayList<>();
    private Optional<LocalDate> opening = Optional.empty();
    private Optional<LocalDate> closing = Optional.empty();
    private boolean hasOpening;

    Balances(int statement, StatementSink sink) {
        this.statement = statement;
        this.sink = sink;
    }

    /** Held until the statement is opened. */
    void keep(Node balance) {
        if (kept.size() < MOST) {
            kept.add(balance);
        }
    }

    Optional<CurrencyCode> currency() {
        return kept.stream()
                .flatMap(balance -> balance.all("Amt"))
                .map(amount -> amount.currency().toUpperCase(Locale.ROOT))
                .filter(CurrencyCode::isKnown)
                .map(CurrencyCode::new)
                .findFirst();
    }

    void tellKept() {
        kept.stream().filter(balance -> kind(balance).equals("OPBD")).forEach(this::tell);
        kept.stream().filter(balance -> !kind(balance).equals("OPBD")).forEach(this::tell);
    }

    void tell(Node balance) {
        switch (kind(balance)) {
            case "OPBD" -> tellOpening(balance);
            case "PRCD" -> {
                if (!hasOpening) {
                    tellOpening(balance);
                }
            }
            case "CLBD" -> {
                closing = Days.of(balance, "Dt");
                tell(BalanceKind.CLOSING, balance);
            }
            case "CLAV", "ITAV" -> tell(BalanceKind.AVAILABLE, balance);
            default -> {
                // Forward and interim balances say nothing of what is booked here.
            }
        }
    }

    private void tellOpening(Node balance) {
        hasOpening = true;
        opening = Days.of(balance, "Dt");
        tell(BalanceKind.OPENING, balance);
    }

    /** The day of a statement that covers no more than one, so that an entry without a day can only be of it. */
    Optional<LocalDate> onlyDay() {
        return closing.filter(
                last -> opening.filter(first -> !first.isBefore(last.minusDays(1)) && !first.isAfter(last))
                        .isPresent());
    }

    void end() {
        kept.clear();
    }

    private void tell(BalanceKind kind, Node balance) {
        if (balance.text("CdtDbtInd").isEmpty()) {
            sink.accept(new Notice(
                    statement,
                    "balance-direction-missing",
                    "The balance " + kind(balance) + " has no direction (CdtDbtInd); it is taken for a credit.",
                    balance.line()));
            balance.add(direction(balance.line()));
        }
        switch (Entry.amount(balance, Optional.empty())) {
            case Good<Money>(Money money) ->
                sink.accept(new StatedBalance(statement, kind, money, Days.of(balance, "Dt"), balance.line()));
            case Bad<Money> bad ->
                sink.accept(new Notice(
                        statement,
                        "balance-unreadable",
                        "The balance " + kind(balance) + " cannot be read: " + bad.reason(),
                        balance.line()));
        }
    }

    private static Node direction(long line) {
        var credit = new Node("CdtDbtInd", line, "");
        credit.append("CRDT");
        return credit;
    }

    private static String kind(Node balance) {
        return balance.text("Tp", "CdOrPrtry", "Cd")
                .or(() -> balance.text("Tp", "Cd"))
                .orElse("");
    }
}
