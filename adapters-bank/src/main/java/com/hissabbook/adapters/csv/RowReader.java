package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.csv.Amounts.Decimal;
import com.hissabbook.adapters.csv.Row.Flaw;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.FeeTreatment;
import com.hissabbook.statement.Provenance;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementEvent.BalanceKind;
import com.hissabbook.statement.StatementEvent.Line;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementEvent.Status;
import com.hissabbook.statement.UnreadableFile;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the rows of one file into events under one profile. */
final class RowReader {

    private static final int FIRST_PLAUSIBLE_YEAR = 1950;
    private static final int LAST_PLAUSIBLE_YEAR = 2100;

    private final CsvProfile profile;
    private final Columns columns;
    private final Dates dates;
    private final Dates valueDates;
    private final Amounts amounts;
    private final AmountCells amountCells;
    private final BalanceRow balanceRows;
    private final RowRules ignored;
    private final RowRules pending;
    private final RowCurrency currency;
    private final Notices notices;
    private @Nullable CurrencyCode exponentOf;
    private int exponent;

    RowReader(CsvProfile profile, Layout layout, long headerLine, RowCurrency currency, Notices notices)
            throws UnreadableFile {
        this.profile = profile;
        this.columns = Columns.of(profile, layout, headerLine);
        this.dates = new Dates(profile.dateFormats(), profile.lastDay());
        this.valueDates = new Dates(profile.dateFormats(), profile.lastDay());
        this.amounts = new Amounts(profile.decimalMark(), profile.thousandsMark());
        this.amountCells = AmountCells.of(profile.amount(), layout, amounts, headerLine);
        this.ignored = new RowRules(profile.ignoredRows(), layout, dates, headerLine);
        this.pending = new RowRules(profile.pendingRows(), layout, dates, headerLine);
        this.balanceRows = new BalanceRow(columns, amountCells, amounts, dates);
        this.currency = currency;
        this.notices = notices;
    }

    /** The row's event; null for a row that is no transaction. */
    @Nullable
    StatementEvent read(Row row) throws UnreadableFile {
        try {
            if (row.flaw() == Flaw.UNCLOSED_QUOTE || row.flaw() == Flaw.TOO_LONG) {
                throw Refusal.ofForm(row.flaw());
            }
            if (!row.hasFigures()) {
                notices.add("rows-without-figures", row.line(), "The row holds text only, so it is no transaction.");
                return null;
            }
            if (ignored.match(row)) {
                StatementEvent balance = balanceRow(row);
                if (balance != null) {
                    return balance;
                }
                notices.add("rows-ignored", row.line(), "By the layout's rules this row is no transaction.");
                return null;
            }
            return pending.match(row) ? pending(row) : line(row, Status.BOOKED);
        } catch (Refusal refusal) {
            if (movesNothing(row)) {
                notices.add("rows-without-transaction", row.line(), "The row has no date and no amount.");
                return null;
            }
            return refusal.at(row);
        }
    }

    /** Null for a row that states no balance, or none that can be read for certain. */
    private @Nullable StatedBalance balanceRow(Row row) throws UnreadableFile {
        Optional<BalanceKind> kind = BalanceRow.kind(row);
        Decimal number = kind.isPresent() ? balanceRows.amount(row) : null;
        if (kind.isEmpty() || number == null) {
            return null;
        }
        try {
            CurrencyCode code = currencyOf(row, number);
            return new StatedBalance(
                    0,
                    kind.get(),
                    money(number, code, "balance"),
                    Optional.ofNullable(dates.parse(row.cell(columns.date()))),
                    row.line());
        } catch (Refusal noMoney) {
            return null;
        }
    }

    private CurrencyCode currencyOf(Row row, Decimal number) throws Refusal, UnreadableFile {
        String named = columns.currency() < 0 ? "" : row.cell(columns.currency());
        return currency.of(row, named, number.currency());
    }

    /** Footers: no cell holds a date or an amount; or there is no date, and the amount is zero. */
    private boolean movesNothing(Row row) {
        if (row.flaw() == Flaw.UNCLOSED_QUOTE || row.flaw() == Flaw.TOO_LONG) {
            return false;
        }
        boolean any = false;
        for (int i = 0; i < row.cells().length; i++) {
            String cell = row.cell(i);
            any |= amounts.parse(cell) != null || dates.parse(cell) != null;
        }
        return !any || (row.cell(columns.date()).isEmpty() && isZero(row));
    }

    private boolean isZero(Row row) {
        try {
            return amountCells.read(row).isZero();
        } catch (Refusal unreadable) {
            return false;
        }
    }

    /** Banks leave fields of a pending row open; such a row is told of and comes again once it is booked. */
    private @Nullable Line pending(Row row) throws UnreadableFile {
        try {
            return line(row, Status.PENDING);
        } catch (Refusal open) {
            notices.add("pending-incomplete", row.line(), "A pending row is not complete yet and is left out.");
            return null;
        }
    }

    private Line line(Row row, Status status) throws Refusal, UnreadableFile {
        columns.checkShape(row, amountCells.lastColumn(), profile);
        LocalDate booked = booked(row);
        Decimal number = amountCells.read(row);
        CurrencyCode code = currencyOf(row, number);
        Money amount = withFee(row, money(number, code, "amount"));
        if (row.flaw() == Flaw.SPACED_QUOTE) {
            notices.add("quote-spaced", row.line(), "White space stands before a quote and is left out.");
        } else if (row.flaw() == Flaw.STRAY_QUOTE) {
            notices.add("quote-stray", row.line(), "A quote stands inside a field and is read as text.");
        }
        if (row.raw().indexOf('\ufffd') >= 0) {
            notices.add(
                    "charset-mismatch",
                    row.line(),
                    "A character is not valid in the encoding " + profile.encoding() + ".");
        }
        return new Line(
                0,
                new Provenance(row.line(), row.raw()),
                status,
                booked,
                valueDate(row),
                amount,
                text(row, columns.bankId()),
                text(row, columns.type()),
                text(row, columns.counterparty()),
                description(row),
                balance(row, code));
    }

    private LocalDate booked(Row row) throws Refusal {
        String cell = row.cell(columns.date());
        LocalDate date = dates.parse(cell);
        if (date == null) {
            throw cell.isEmpty()
                    ? new Refusal(profile.dateColumn(), "date-empty", "The date is empty.")
                    : new Refusal(
                            profile.dateColumn(),
                            "date-unreadable",
                            "The date " + Refusal.shown(cell) + " is no day in the form "
                                    + String.join(" or ", profile.dateFormats()) + ".");
        }
        if (date.getYear() < FIRST_PLAUSIBLE_YEAR || date.getYear() > LAST_PLAUSIBLE_YEAR) {
            notices.add("year-implausible", row.line(), "The year " + date.getYear() + " is not plausible.");
        }
        return date;
    }

    /** Looked up once per currency in a row, since nearly all rows have the same. */
    private int exponent(CurrencyCode code) {
        if (!code.equals(exponentOf)) {
            exponentOf = code;
            exponent = code.exponent();
        }
        return exponent;
    }

    private Money money(Decimal number, CurrencyCode code, String what) throws Refusal {
        Long minor = number.minor(exponent(code));
        if (minor == null) {
            throw new Refusal(
                    what,
                    "amount-too-precise",
                    "The " + what + " has more digits than " + code + " allows: " + code.exponent()
                            + " behind the mark.");
        }
        return new Money(minor, code);
    }

    private Money withFee(Row row, Money amount) throws Refusal {
        String cell = columns.fee() < 0 ? "" : row.cell(columns.fee());
        if (cell.isEmpty() || cell.equals("-")) {
            return amount;
        }
        CsvProfile.Fee fee = profile.fee().orElseThrow();
        Decimal number = amounts.parse(cell);
        if (number == null) {
            throw new Refusal(fee.column(), "fee-unreadable", "The fee " + Refusal.shown(cell) + " is no number.");
        }
        if (number.isZero()) {
            return amount;
        }
        if (fee.treatment() == FeeTreatment.LEAVE_OUT) {
            notices.add(
                    "fee-left-out", row.line(), "The fee " + cell + " is not part of the amount and is not booked.");
            return amount;
        }
        Money charged = money(number, amount.currency(), "fee");
        return amount.plus(fee.treatment() == FeeTreatment.ADD ? charged : charged.negated());
    }

    private Optional<LocalDate> valueDate(Row row) {
        String cell = columns.valueDate() < 0 ? "" : row.cell(columns.valueDate());
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        LocalDate date = valueDates.parse(cell);
        if (date == null) {
            notices.add("value-date-unreadable", row.line(), "The value date " + Refusal.shown(cell) + " is no day.");
        }
        return Optional.ofNullable(date);
    }

    private Optional<Money> balance(Row row, CurrencyCode code) {
        String cell = columns.balance() < 0 ? "" : row.cell(columns.balance());
        if (cell.isEmpty() || cell.equals("-") || cell.equals("--")) {
            return Optional.empty();
        }
        Decimal number = amounts.parse(cell);
        Long minor = number == null ? null : number.minor(exponent(code));
        if (minor == null) {
            notices.add("balance-unreadable", row.line(), "The balance " + Refusal.shown(cell) + " is no amount.");
            return Optional.empty();
        }
        return Optional.of(new Money(minor, code));
    }

    private static Optional<String> text(Row row, int index) {
        if (index < 0) {
            return Optional.empty();
        }
        String cell = row.cell(index);
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    private String description(Row row) {
        int[] parts = columns.description();
        if (parts.length == 1) {
            return row.cell(parts[0]);
        }
        StringBuilder text = new StringBuilder();
        for (int part : parts) {
            String cell = row.cell(part);
            if (!cell.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(cell);
            }
        }
        return text.toString();
    }
}
