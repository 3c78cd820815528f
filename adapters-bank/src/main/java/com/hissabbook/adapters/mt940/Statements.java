package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.banking.StatementEvent.BalanceKind;
import com.hissabbook.banking.StatementEvent.Notice;
import com.hissabbook.banking.StatementEvent.StatedBalance;
import com.hissabbook.banking.StatementEvent.StatementOpened;
import com.hissabbook.banking.StatementSink;
import com.hissabbook.banking.UnreadableFile;
import com.hissabbook.kernel.CurrencyCode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a file's fields as statements, lines and balances. A statement may come in several messages: one that closes with an intermediate
 * balance (62M) goes on in the next that opens with the same one (60M) for the same account.
 */
final class Statements {

    /** How a message ended that goes on in another one. */
    private record Intermediate(int statement, String account, Balance balance, long line) {}

    private final Optional<CurrencyCode> accountCurrency;
    private final StatementSink sink;

    private int statements;
    private boolean messages;
    private boolean anyLine;

    // Of the message that is being read:
    private Page page = Page.UNNAMED;
    private Optional<Opened> opened = Optional.empty();
    private Optional<LineDraft> draft = Optional.empty();
    private Optional<Intermediate> intermediate = Optional.empty();
    private Optional<CurrencyCode> floorLimit = Optional.empty();
    private boolean interim;

    /** A statement whose lines are being told. */
    private static final class Opened {
        private final int no;
        private final CurrencyCode currency;
        private final Totals debits = new Totals();
        private final Totals credits = new Totals();
        private boolean lines;
        private boolean closed;
        private boolean lacksComma;

        Opened(int no, CurrencyCode currency) {
            this.no = no;
            this.currency = currency;
        }
    }

    Statements(Optional<CurrencyCode> accountCurrency, StatementSink sink) {
        this.accountCurrency = accountCurrency;
        this.sink = sink;
    }

    void tell(Fields fields) throws IOException, UnreadableFile {
        for (Optional<Field> next = fields.next(); next.isPresent(); next = fields.next()) {
            tell(next.get());
        }
        endLine(true);
        endStatement();
        endPages();
        if (!messages) {
            throw new UnreadableFile(
                    "not-a-statement",
                    0,
                    "The file has none of the fields of an MT940 statement. Export the statement from the bank once more.");
        } else if (statements == 0) {
            throw new UnreadableFile(
                    "no-transactions", 0, "The file has no statement lines and no balances: there is nothing to book.");
        } else if (!anyLine) {
            sink.accept(new Notice(0, "no-transactions", "The file has no statement lines.", 0));
        }
    }

    private void tell(Field field) throws UnreadableFile {
        switch (field.tag()) {
            case "20" -> beginMessage();
            case "25", "25P" -> page = Page.of(field.first());
            case "13", "13D" -> interim = true;
            case "34F" -> floorLimit(field);
            case "60F", "60M" -> open(field);
            case "61" -> line(field);
            case "86" -> draft.ifPresent(line -> line.add(field));
            case "62F", "62M" -> close(field);
            case "64" -> available(field);
            case "90C", "90D" -> totals(field);
            case Field.END -> endLine(false);
            default -> {
                // 21, 28, 28C, 65 and what is not SWIFT's say nothing that is booked.
            }
        }
    }

    private void beginMessage() {
        endLine(false);
        endStatement();
        messages = true;
        page = Page.UNNAMED;
        floorLimit = Optional.empty();
        interim = false;
    }

    private void floorLimit(Field field) {
        interim = true;
        String text = field.first().strip();
        String code = text.substring(0, Math.min(3, text.length())).toUpperCase(Locale.ROOT);
        if (CurrencyCode.isKnown(code)) {
            floorLimit = Optional.of(new CurrencyCode(code));
        }
    }

    private void open(Field field) throws UnreadableFile {
        endLine(false);
        endStatement();
        messages = true;
        Optional<Balance> balance = Balance.of(field.first());
        if (goesOn(field, balance)) {
            opened = intermediate.map(before ->
                    new Opened(before.statement(), before.balance().amount().currency()));
            intermediate = Optional.empty();
            return;
        }
        Opened statement = begin(balance.map(found -> found.amount().currency()));
        state(statement.no, BalanceKind.OPENING, balance, field);
    }

    private boolean goesOn(Field field, Optional<Balance> balance) {
        return field.tag().equals("60M")
                && intermediate
                        .filter(before -> before.account().equals(page.account()))
                        .filter(before -> balance.map(Balance::amount)
                                .equals(Optional.of(before.balance().amount())))
                        .isPresent();
    }

    private Opened begin(Optional<CurrencyCode> stated) throws UnreadableFile {
        endPages();
        CurrencyCode currency = stated.or(() -> floorLimit)
                .or(page::currency)
                .or(() -> accountCurrency)
                .orElseThrow(() -> new UnreadableFile(
                        "currency-unknown",
                        0,
                        "The statement names no currency, since it has no opening balance (60F). Name the ledger (ledgerId)"
                                + " when uploading: its currency is taken."));
        var begun = new Opened(statements++, currency);
        sink.accept(new StatementOpened(
                begun.no, page.hint(), Optional.of(currency.code()), Optional.empty(), Optional.empty()));
        if (interim) {
            sink.accept(new Notice(
                    begun.no,
                    "interim-report",
                    "The file is an interim report (MT942), not a statement: the bank may still change it.",
                    0));
        }
        opened = Optional.of(begun);
        return begun;
    }

    private void line(Field field) throws UnreadableFile {
        endLine(false);
        messages = true;
        Opened statement = opened.isPresent() ? opened.get() : begin(Optional.empty());
        statement.lines = true;
        draft = Optional.of(new LineDraft(statement.no, statement.currency, field));
    }

    /** @param atEnd whether the file ends here */
    private void endLine(boolean atEnd) {
        Optional<LineDraft> ended = draft;
        draft = Optional.empty();
        if (ended.isEmpty() || opened.isEmpty()) {
            return;
        }
        anyLine = true;
        Opened statement = opened.get();
        switch (ended.get().read(atEnd)) {
            case Bad<Entry> bad -> sink.accept(ended.get().rejection(bad));
            case Good<Entry>(Entry entry) -> {
                (entry.amount().minor() < 0 ? statement.debits : statement.credits).add(entry.amount());
                statement.lacksComma |= entry.lacksComma();
                sink.accept(ended.get().line(entry));
            }
        }
    }

    private void close(Field field) throws UnreadableFile {
        endLine(false);
        Optional<Balance> balance = Balance.of(field.first());
        Opened statement = opened.isPresent()
                ? opened.get()
                : begin(balance.map(found -> found.amount().currency()));
        statement.closed = true;
        if (field.tag().equals("62M") && balance.isPresent()) {
            intermediate = Optional.of(new Intermediate(statement.no, page.account(), balance.get(), field.line()));
        } else {
            state(statement.no, BalanceKind.CLOSING, balance, field);
        }
    }

    private void available(Field field) {
        opened.ifPresent(statement -> state(statement.no, BalanceKind.AVAILABLE, Balance.of(field.first()), field));
    }

    private void state(int statement, BalanceKind kind, Optional<Balance> balance, Field field) {
        balance.ifPresentOrElse(
                found -> sink.accept(new StatedBalance(statement, kind, found.amount(), found.date(), field.line())),
                () -> sink.accept(new Notice(
                        statement,
                        "balance-unreadable",
                        "'" + Texts.shortened(field.first()) + "' (field " + field.tag() + ") is no balance.",
                        field.line())));
    }

    private void totals(Field field) {
        interim = true;
        endLine(false);
        opened.ifPresent(statement -> {
            boolean out = field.tag().equals("90D");
            (out ? statement.debits : statement.credits)
                    .contradicted(field.first(), out)
                    .ifPresent(words -> sink.accept(new Notice(statement.no, "totals-differ", words, field.line())));
        });
    }

    private void endStatement() {
        opened.ifPresent(statement -> {
            if (!statement.closed && statement.lines && !interim) {
                sink.accept(new Notice(
                        statement.no,
                        "closing-balance-missing",
                        "The statement has no closing balance (62F), so that nothing proves it complete.",
                        0));
            }
            if (statement.lacksComma) {
                sink.accept(new Notice(
                        statement.no,
                        "amount-without-comma",
                        "Amounts lack the comma that the standard asks for; they are read as whole units.",
                        0));
            }
        });
        opened = Optional.empty();
    }

    /** The statement that was to go on does not: what was intermediate is its last balance. */
    private void endPages() {
        intermediate.ifPresent(last -> sink.accept(new StatedBalance(
                last.statement(),
                BalanceKind.CLOSING,
                last.balance().amount(),
                last.balance().date(),
                last.line())));
        intermediate = Optional.empty();
    }
}
