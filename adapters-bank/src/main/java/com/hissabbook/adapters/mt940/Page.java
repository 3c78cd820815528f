package com.hissabbook.adapters.mt940;

import com.hissabbook.banking.StatementEvent.AccountHint;
import com.hissabbook.kernel.CurrencyCode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one message says before its first balance or line: the account (field 25), perhaps with the currency behind it. */
record Page(String account, Optional<CurrencyCode> currency) {

    static final Page UNNAMED = new Page("", Optional.empty());

    private static final Pattern WITH_CURRENCY = Pattern.compile("(.*\\d) ?([A-Z]{3})", Pattern.CASE_INSENSITIVE);

    static Page of(String field25) {
        String text = field25.strip();
        Matcher parts = WITH_CURRENCY.matcher(text);
        if (parts.matches() && CurrencyCode.isKnown(parts.group(2).toUpperCase(Locale.ROOT))) {
            return new Page(
                    parts.group(1).strip(),
                    Optional.of(new CurrencyCode(parts.group(2).toUpperCase(Locale.ROOT))));
        }
        return new Page(text, Optional.empty());
    }

    /** The bank's code stands before a slash, where one is given. */
    AccountHint hint() {
        int slash = account.indexOf('/');
        String bank = slash < 0 ? "" : account.substring(0, slash).strip();
        String number = account.substring(slash + 1).strip();
        return new AccountHint(present(bank), present(number), Optional.empty());
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
