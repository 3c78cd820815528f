package com.hissabbook.banking;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import java.util.Locale;
import java.util.Optional;

/** Account numbers as they are kept and compared: banks write one number with and without spaces, dots and dashes. */
final class AccountNumbers {

    private static final int LONGEST = 64;

    private AccountNumbers() {}

    /** Letters, digits and the asterisks of a masked number, in capitals; empty if there are none. */
    static String bare(String number) {
        return number.replaceAll("[^A-Za-z0-9*]", "").toUpperCase(Locale.ROOT);
    }

    /** A number that a person gave, bare; a blank one counts as none. */
    static Optional<String> given(Optional<String> number) {
        return Wording.optional("accountNumber", number, LONGEST).map(AccountNumbers::checked);
    }

    private static String checked(String number) {
        String bare = bare(number);
        if (bare.isEmpty()) {
            throw Refused.invalid(
                    "invalid-account-number",
                    "The accountNumber holds neither letters nor digits. Give the IBAN or the number that the bank's files show,"
                            + " or leave it out.");
        }
        return bare;
    }
}
