package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Notice;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.StatementSink;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a file's fields as statements, lines and balances. A statement may come in several messages: one that closes with an intermediate
 * balance (62M) goes on in the next that opens with the same one (60M) for the same account.
 */
final class Statements {

    /** How a message ended that goes on in another one. */
    private record Intermediate(int statement, String account, Balance balance, long line) {}

    /** What may stand between a line and the information that belongs to it. */
    private static final Set<String> WITHIN_A_LINE = Set.of("86", "21", "NS");

    private final Optional<CurrencyCode> accountCurrency;
    private final StatementSink sink;

    private int statements;
    private boolean messages;
    private boolean anyLine;

    // Of the message that is being read; unfinished until a balance, a line or its end mark is seen:
    private Page page = Page.UNNAMED;
    private Optional<Opened> opened = Optional.empty();
    private Optional<LineDraft> draft = Optional.empty();
    private Optional<Intermediate> intermediate = Optional.empty();
    private Optional<CurrencyCode> floorLimit = Optional.empty();
    private boolean interim;
    private boolean unfinished;

    Statements(Optional<CurrencyCode> accountCurrency, StatementSink sink) {
        this.accountCurrency = accountCurrency;
        this.sink = sink;
    }

    void tell(Fields fields) throws IOException, UnreadableFile {
        for (Optional<Field> next = fields.next(); next.isPresent(); next = fields.next()) {
            tell(next.get());
        }
        endLine(true);
        boolean cut = unfinished;
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
        if (cut) {
            sink.accept(new Notice(
                    statements - 1,
                    "file-unfinished",
                    "A further statement begins at the end of the file, and nothing of it follows: the file may have been cut.",
                    0));
        }
    }

    private void tell(Field field) throws UnreadableFile {
        if (!WITHIN_A_LINE.contains(field.tag())) {
            endLine(false);
        }
        switch (field.tag()) {
            case "20" -> beginMessage();
            case "25", "25P" -> account(Page.of(field.first()));
            case "13", "13D" -> interim = true;
            case "34F" -> floorLimit(field);
            case "60", "60F", "60M" -> open(field);
            case "61" -> line(field);
            case "86" -> draft.ifPresent(line -> line.add(field));
            case "62", "62F", "62M" -> close(field);
            case "64" -> available(field);
            case "90C", "90D" -> totals(field);
            case Field.END -> unfinished = false;
            default -> {
                // 21, 28, 28C, 65 and what is not SWIFT's say nothing that is booked.
            }
        }
    }

    private void beginMessage() {
        endStatement();
        messages = true;
        unfinished = true;
        page = Page.UNNAMED;
        floorLimit = Optional.empty();
        interim = false;
    }

    /** Another account within a message begins a statement of its own. */
    private void account(Page next) {
        if (!page.account().isEmpty() && !page.account().equals(next.account())) {
            endStatement();
        }
        page = next;
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
        endStatement();
        messages = true;
        unfinished = false;
        Optional<Balance> balance = Balance.of(field.first());
        if (goesOn(field, balance)) {
            opened = intermediate.map(before ->
                    new Opened(before.statement(), before.balance().amount().currency(), field.line()));
            intermediate = Optional.empty();
            return;
        }
        Opened statement = begin(currencyOf(field), field);
        state(statement.no(), BalanceKind.OPENING, balance, field);
    }

    private boolean goesOn(Field field, Optional<Balance> balance) {
        return field.tag().equals("60M")
                && intermediate
                        .filter(before -> before.account().equals(page.account()))
                        .filter(before -> balance.map(Balance::amount)
                                .equals(Optional.of(before.balance().amount())))
                        .isPresent();
    }

    private Opened begin(Optional<CurrencyCode> stated, Field first) throws UnreadableFile {
        endPages();
        CurrencyCode currency = stated.or(() -> floorLimit)
                .or(page::currency)
                .or(() -> accountCurrency)
                .orElseThrow(() -> new UnreadableFile(
                        "currency-unknown",
                        0,
                        "The statement names no currency, since it has no opening balance (60F) that can be read. Name the ledger (ledgerId)"
                                + " when uploading: its currency is taken."));
        var begun = new Opened(statements++, currency, first.line());
        sink.accept(new StatementOpened(
                begun.no(), page.hint(), Optional.of(currency.code()), Optional.empty(), Optional.empty()));
        if (interim) {
            begun.isInterim(sink);
        }
        opened = Optional.of(begun);
        return begun;
    }

    /** A currency that a balance names is never replaced by another one. */
    private static Optional<CurrencyCode> currencyOf(Field balance) throws UnreadableFile {
        Optional<String> named = Balance.currencyOf(balance.first());
        if (named.isPresent() && !CurrencyCode.isKnown(named.get())) {
            throw new UnreadableFile(
                    "currency-unknown",
                    balance.line(),
                    "The balance in line " + balance.line() + " is in '" + named.get()
                            + "', which is no currency of ISO 4217. Ask the bank for a statement with the currency's code.");
        }
        return named.map(CurrencyCode::new);
    }

    private void line(Field field) throws UnreadableFile {
        messages = true;
        unfinished = false;
        Opened statement = opened.isPresent() ? opened.get() : begin(Optional.empty(), field);
        draft = Optional.of(new LineDraft(statement.no(), statement.currency(), field));
    }

    /** @param atEnd whether the file ends here */
    private void endLine(boolean atEnd) {
        Optional<LineDraft> ended = draft;
        draft = Optional.empty();
        if (ended.isEmpty() || opened.isEmpty()) {
            return;
        }
        anyLine = true;
        LineDraft line = ended.get();
        switch (line.read(atEnd)) {
            case Bad<Entry> bad -> sink.accept(line.rejection(bad));
            case Good<Entry>(Entry entry) -> {
                opened.get().add(entry, line.textCut(), line.no());
                sink.accept(line.line(entry));
            }
        }
    }

    private void close(Field field) throws UnreadableFile {
        unfinished = false;
        Optional<Balance> balance = Balance.of(field.first());
        Opened statement = opened.isPresent() ? opened.get() : begin(currencyOf(field), field);
        statement.close();
        if (field.tag().equals("62M") && balance.isPresent()) {
            intermediate = Optional.of(new Intermediate(statement.no(), page.account(), balance.get(), field.line()));
        } else {
            state(statement.no(), BalanceKind.CLOSING, balance, field);
        }
    }

    private void available(Field field) {
        opened.ifPresent(statement -> state(statement.no(), BalanceKind.AVAILABLE, Balance.of(field.first()), field));
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
        opened.ifPresent(statement -> {
            statement.isInterim(sink);
            statement.holdAgainst(field, sink);
        });
    }

    private void endStatement() {
        opened.ifPresent(statement -> statement.end(sink));
        opened = Optional.empty();
    }

    /** The statement that was to go on does not: what was intermediate is its last balance. */
    private void endPages() {
        intermediate.ifPresent(last -> {
            sink.accept(new StatedBalance(
                    last.statement(),
                    BalanceKind.CLOSING,
                    last.balance().amount(),
                    last.balance().date(),
                    last.line()));
            sink.accept(new Notice(
                    last.statement(),
                    "next-page-missing",
                    "The statement ends with an intermediate balance (62M), and the page that begins with it (60M) is not in the file.",
                    last.line()));
        });
        intermediate = Optional.empty();
    }
}
