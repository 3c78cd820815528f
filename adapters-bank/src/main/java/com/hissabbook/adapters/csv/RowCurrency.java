package com.hissabbook.adapters.csv;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.UnreadableFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In which currency a row is: what its currency column says, else what stands beside its amount, else what the amount's header says,
 * else the account's. A sign that several currencies share is the account's currency or none.
 */
final class RowCurrency {

    private static final int SHOWN = 8;

    private final String amountColumn;
    private final String currencyColumn;
    private final String header;
    private final @Nullable CurrencyCode account;
    private final Currencies currencies = new Currencies();
    private final Map<String, CurrencyCode> meant = new HashMap<>();

    /**
     * @param header the code or sign in the amount's header, empty where it has none
     * @param account null where it is not known
     */
    RowCurrency(String amountColumn, String currencyColumn, String header, @Nullable CurrencyCode account) {
        this.amountColumn = amountColumn;
        this.currencyColumn = currencyColumn;
        this.header = header;
        this.account = account;
    }

    /** The currency of rows that name none themselves; empty where it is not known or contradicts the account. */
    Optional<CurrencyCode> ofStatement() {
        return header.isEmpty() ? Optional.ofNullable(account) : Optional.ofNullable(meant(header));
    }

    /**
     * @param cell of the currency column, empty where there is none
     * @param mark the code or sign beside the amount, empty where there is none
     */
    CurrencyCode of(Row row, String cell, String mark) throws Refusal, UnreadableFile {
        if (!cell.isEmpty()) {
            return named(row, cell, mark);
        }
        String said = mark.isEmpty() ? header : mark;
        if (!said.isEmpty()) {
            return meant(row, said, amountColumn);
        } else if (account == null) {
            throw unknown(row);
        }
        return account;
    }

    private CurrencyCode named(Row row, String cell, String mark) throws Refusal, UnreadableFile {
        CurrencyCode named = currencies.ofCell(cell);
        if (named == null && !Currencies.meanings(cell).isEmpty()) {
            named = meant(row, cell, currencyColumn);
        } else if (named == null) {
            throw new Refusal(
                    currencyColumn,
                    "currency-unknown",
                    "The currency " + Refusal.shown(cell) + " is not in ISO 4217. Correct it to a code such as EUR.");
        }
        if (!mark.isEmpty() && !Currencies.meanings(mark).contains(named.code())) {
            throw new Refusal(
                    currencyColumn,
                    "currency-contradicts",
                    "The row's currency is " + named + ", but its amount is in '" + mark
                            + "'. Which of the two counts must be known first.");
        }
        return named;
    }

    private CurrencyCode meant(Row row, String mark, String column) throws Refusal, UnreadableFile {
        CurrencyCode one = meant(mark);
        if (one != null) {
            return one;
        } else if (account == null) {
            throw unknown(row);
        }
        Set<String> meanings = Currencies.meanings(mark);
        String codes = meanings.stream().limit(SHOWN).collect(Collectors.joining(", "));
        throw new Refusal(
                column,
                "currency-mismatch",
                "'" + mark + "' stands for " + codes + (meanings.size() > SHOWN ? " and others" : "")
                        + ", but the account is in " + account + ". Choose the ledger in the file's currency.");
    }

    private @Nullable CurrencyCode meant(String mark) {
        CurrencyCode known = meant.get(mark);
        if (known == null) {
            known = meaning(mark);
            if (known != null) {
                meant.put(mark, known);
            }
        }
        return known;
    }

    /** The account's currency where the header agrees, else the header's, else the account's, else the one that the sign means first. */
    private @Nullable CurrencyCode meaning(String mark) {
        Set<String> meanings = Currencies.meanings(mark);
        String own = account == null ? "" : account.code();
        boolean possible = meanings.contains(own);
        CurrencyCode stated = header.isEmpty() ? null : Currencies.principal(header);
        if (possible && Currencies.meanings(header).contains(own)) {
            return account;
        } else if (stated != null && meanings.contains(stated.code())) {
            return stated;
        }
        return possible ? account : Currencies.principal(mark);
    }

    private static UnreadableFile unknown(Row row) {
        return new UnreadableFile(
                "needs-currency",
                row.line(),
                "The file does not say which currency its amounts are in. Set the account's currency, then import again.");
    }
}
