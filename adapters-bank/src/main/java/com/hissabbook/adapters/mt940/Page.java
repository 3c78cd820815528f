package com.hissabbook.adapters.mt940;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.StatementEvent.AccountHint;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one message says before its first balance or line: the account (field 25), perhaps with the currency behind it. */
record Page(String account, Optional<CurrencyCode> currency) {

    static final Page UNNAMED = new Page("", Optional.empty());

    private static final Pattern WITH_CURRENCY = Pattern.compile("(.*\\d) ?/?([A-Z]{3})", Pattern.CASE_INSENSITIVE);
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9 ]{11,40}");
    private static final Pattern BANK = Pattern.compile("\\d{8}|[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?");
    private static final int LONGEST_BRANCH = 4;

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

    /**
     * The bank's code stands before a slash, where one is given. The number stands first if it is an IBAN, or if no more than four characters
     * follow and what is before them is neither a BIC nor a bank code of eight digits.
     */
    AccountHint hint() {
        int slash = account.indexOf('/');
        String first = account.substring(0, Math.max(slash, 0)).strip();
        String last = account.substring(slash + 1).strip();
        boolean numberFirst = IBAN.matcher(first).matches()
                || !first.isEmpty()
                        && last.length() <= LONGEST_BRANCH
                        && !BANK.matcher(first).matches();
        return numberFirst
                ? new AccountHint(present(last), present(first), Optional.empty())
                : new AccountHint(present(first), present(last), Optional.empty());
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
