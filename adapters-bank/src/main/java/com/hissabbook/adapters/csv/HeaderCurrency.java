package com.hissabbook.adapters.csv;

import com.hissabbook.banking.CsvAmount;
import com.hissabbook.banking.CsvProfile;
import com.hissabbook.banking.UnreadableFile;
import com.hissabbook.kernel.CurrencyCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The currency that the amount column's header names: {@code Betrag (EUR)}, {@code Amount CZK}. */
final class HeaderCurrency {

    private static final Pattern BRACKETED = Pattern.compile("[(\\[]\\s*([^)\\]]{1,5}?)\\s*[)\\]]");
    private static final Pattern LAST_WORD = Pattern.compile("\\p{L}*\\p{Ll}\\p{L}*\\s+([A-Z]{3})$");

    private HeaderCurrency() {}

    static Optional<CurrencyCode> of(@Nullable Row header, CsvProfile profile) throws UnreadableFile {
        if (header == null) {
            return Optional.empty();
        }
        String column =
                switch (profile.amount().way()) {
                    case CsvAmount.Signed way -> way.column();
                    case CsvAmount.DebitCredit way -> way.debitColumn();
                    case CsvAmount.Flagged way -> way.column();
                };
        return of(header.cell(new Layout(header).index(column, header.line())));
    }

    static Optional<CurrencyCode> of(String name) {
        Matcher bracketed = BRACKETED.matcher(name);
        while (bracketed.find()) {
            String code = Currencies.ofMark(bracketed.group(1));
            if (code != null && !code.isEmpty()) {
                return Optional.of(new CurrencyCode(code));
            }
        }
        Matcher last = LAST_WORD.matcher(name.strip());
        return last.find() && CurrencyCode.isKnown(last.group(1))
                ? Optional.of(new CurrencyCode(last.group(1)))
                : Optional.empty();
    }
}
