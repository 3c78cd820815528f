package com.hissabbook.adapters.ofx;

import com.hissabbook.adapters.text.Amounts;
import com.hissabbook.adapters.text.Outcome;
import com.hissabbook.adapters.text.Outcome.Bad;
import com.hissabbook.adapters.text.Outcome.Good;
import com.hissabbook.adapters.text.Texts;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.AccountHint;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.StatementOpened;
import com.hissabbook.statement.UnreadableFile;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One statement while it is being read. It is opened as late as its first transaction or balance, when the currency, the account and
 * the span in front of them are known.
 */
final class Statement {

    private final int index;
    private final Tag kind;
    private final long line;
    private final Told told;
    private final ReadOptions options;
    private final Map<Tag, String> fields = new EnumMap<>(Tag.class);
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> to = Optional.empty();
    private boolean listed;
    private boolean opened;

    Statement(Tag kind, long line, Told told, ReadOptions options) {
        this.index = told.statements();
        this.kind = kind;
        this.line = line;
        this.told = told;
        this.options = options;
    }

    int index() {
        return index;
    }

    /** A field counts once: the account and the currency of a statement stand before what they are stated of. */
    void set(Tag leaf, String value) {
        if (!value.isEmpty()) {
            fields.putIfAbsent(leaf, value);
        }
    }

    void list() {
        listed = true;
    }

    void transaction(Transaction transaction, String raw, Amounts amounts, Repeats repeats) throws UnreadableFile {
        open();
        String id = transaction.bankId();
        if (transaction.isBooked() && id.isEmpty()) {
            notice("bank-id-missing", "Transactions have no id of the bank's (FITID)", transaction.line());
        } else if (!id.isEmpty() && repeats.again(index, id)) {
            notice(
                    "bank-id-repeated",
                    "The bank's id '" + Texts.shortened(id) + "' stands on two transactions",
                    transaction.line());
        }
        var event = transaction.told(raw, currency(), amounts);
        if (event instanceof Line booked && transaction.isBooked() && isOutside(booked.booked())) {
            notice(
                    "outside-span",
                    "Transactions lie outside the days the statement says it covers",
                    transaction.line());
        }
        told.transaction(event);
    }

    void balance(BalanceKind which, String amount, String day, long at, Amounts amounts) throws UnreadableFile {
        open();
        if (amount.isEmpty()) {
            notice("balance-missing", "The statement leaves its balance empty", at);
            return;
        }
        Outcome<Money> money =
                switch (currency()) {
                    case Bad<CurrencyCode> bad -> new Bad<>(bad.code(), bad.reason());
                    case Good<CurrencyCode> currency -> amounts.read(amount, currency.value());
                };
        switch (money) {
            case Good<Money> good ->
                told.balance(new StatedBalance(index, which, good.value(), Days.readIfPossible(day), at));
            case Bad<Money> bad ->
                notice(
                        "balance-unreadable",
                        "The stated balance cannot be used (" + bad.code() + "): " + bad.reason(),
                        at);
        }
    }

    void close() throws UnreadableFile {
        if (!listed
                && !opened
                && field(Tag.CURDEF).isEmpty()
                && field(Tag.ACCTID).isEmpty()) {
            throw new UnreadableFile(
                    "not-a-statement",
                    line,
                    "The statement in line " + line
                            + " names neither an account nor a currency and lists nothing. Download the"
                            + " file from the bank again.");
        }
        open();
    }

    private void open() {
        if (opened) {
            return;
        }
        opened = true;
        from = Days.readIfPossible(field(Tag.DTSTART));
        to = Days.readIfPossible(field(Tag.DTEND));
        told.open(
                new StatementOpened(index, account(), present(field(Tag.CURDEF).toUpperCase(Locale.ROOT)), from, to));
        if (field(Tag.ACCTID).isEmpty()) {
            notice("account-missing", "The statement does not say which account it belongs to", line);
        }
        if (kind == Tag.INVSTMTRS) {
            notice(
                    "investment-account",
                    "The statement is of an investment account: its cash transactions are read, trades and holdings are not",
                    line);
        }
    }

    private AccountHint account() {
        String written =
                switch (kind) {
                    case CCSTMTRS -> "CREDITCARD";
                    case INVSTMTRS -> "INVESTMENT";
                    default -> field(Tag.ACCTTYPE);
                };
        String bank = kind == Tag.INVSTMTRS ? field(Tag.BROKERID) : field(Tag.BANKID);
        return new AccountHint(present(bank), present(field(Tag.ACCTID)), present(written));
    }

    /** What the statement declares; only where it declares nothing, the account's own. */
    private Outcome<CurrencyCode> currency() {
        String declared = field(Tag.CURDEF).toUpperCase(Locale.ROOT);
        if (!declared.isEmpty()) {
            return Transaction.currency(declared);
        }
        return options.accountCurrency()
                .<Outcome<CurrencyCode>>map(Good::new)
                .orElseGet(() -> new Bad<>(
                        "currency-missing",
                        "The statement does not say its currency (CURDEF), and the account has none either."));
    }

    private boolean isOutside(LocalDate day) {
        return from.isPresent() && to.isPresent() && (day.isBefore(from.get()) || day.isAfter(to.get()));
    }

    private void notice(String code, String what, long at) {
        told.notice(index, code, what + " (line " + at + ").", at);
    }

    private String field(Tag leaf) {
        return fields.getOrDefault(leaf, "");
    }

    private static Optional<String> present(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
