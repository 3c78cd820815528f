package com.hissabbook.banking;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The wish to open an account; built only from what can be opened.
 *
 * @param name 1 to 200 characters
 * @param bank the bank's name, for people
 * @param accountNumber IBAN or number as the bank's files write it; spaces and punctuation do not matter
 * @param openingBalance in the account's currency; none: nothing was there
 */
public record OpenMoneyAccount(
        String name,
        MoneyAccount.Kind kind,
        CurrencyCode currency,
        Optional<String> bank,
        Optional<String> accountNumber,
        Optional<OpeningBalance> openingBalance) {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    /** @throws Refused {@code invalid-…} with the field's name, {@code opening-balance-currency}, {@code opening-balance-day} */
    public OpenMoneyAccount {
        name = Wording.required("name", name, 200);
        bank = Wording.optional("bank", bank, 200);
        accountNumber = AccountNumbers.given(accountNumber);
        openingBalance.ifPresent(balance -> check(balance, currency));
    }

    private static void check(OpeningBalance balance, CurrencyCode currency) {
        if (!balance.amount().currency().equals(currency)) {
            throw Refused.invalid(
                    "opening-balance-currency",
                    "The openingBalance is in " + balance.amount().currency() + ", the account in " + currency
                            + ". Give both in one currency.");
        }
        if (balance.day().isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
            throw Refused.invalid(
                    "opening-balance-day",
                    "The day of the openingBalance, " + balance.day()
                            + ", is still to come. Give the day before whose first transaction the account held it.");
        }
        if (balance.day().isBefore(EARLIEST)) {
            throw Refused.invalid(
                    "opening-balance-day",
                    "The day of the openingBalance, " + balance.day() + ", lies before " + EARLIEST
                            + ". Give the day before whose first transaction the account held it.");
        }
    }
}
