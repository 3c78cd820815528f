package com.hissabbook.adapters.csv;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.UnreadableFile;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The currency that the amount column's header names, by code or sign: {@code Betrag (EUR)}, {@code Amount CZK}, {@code Amount $}. */
final class HeaderCurrency {

    private static final Pattern BRACKETED = Pattern.compile("[(\\[]\\s*([^)\\]]{1,5}?)\\s*[)\\]]");
    private static final Pattern LAST_WORD = Pattern.compile("\\p{L}*\\p{Ll}\\p{L}*\\s+([A-Z]{3})$");
    private static final Pattern LAST_SIGN = Pattern.compile("(?<!\\p{Lu})(\\p{Lu}{0,2}\\p{Sc})$");

    private HeaderCurrency() {}

    /** The code or sign, empty where the header names none. */
    static String of(@Nullable Row header, CsvProfile profile) throws UnreadableFile {
        if (header == null) {
            return "";
        }
        return of(header.cell(new Layout(header).index(column(profile), header.line())));
    }

    /** The amount's column, or the one for money out. */
    static String column(CsvProfile profile) {
        return switch (profile.amount().way()) {
            case CsvAmount.Signed way -> way.column();
            case CsvAmount.DebitCredit way -> way.debitColumn();
            case CsvAmount.Flagged way -> way.column();
        };
    }

    static String of(String name) {
        Matcher bracketed = BRACKETED.matcher(name);
        while (bracketed.find()) {
            String mark = Currencies.ofMark(bracketed.group(1));
            if (mark != null) {
                return mark;
            }
        }
        Matcher last = LAST_WORD.matcher(name.strip());
        if (last.find() && CurrencyCode.isKnown(last.group(1))) {
            return last.group(1);
        }
        Matcher sign = LAST_SIGN.matcher(name.strip());
        return sign.find() ? Objects.requireNonNullElse(Currencies.ofMark(sign.group(1)), "") : "";
    }
}
