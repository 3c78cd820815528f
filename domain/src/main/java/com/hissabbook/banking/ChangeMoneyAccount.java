package com.hissabbook.banking;

import com.hissabbook.kernel.Wording;
import java.util.Optional;

/**
 * How an account is to be from now on; kind and currency stay. The fields are those of {@link OpenMoneyAccount}.
 *
 * @param identity empty leaves it as it is
 */
public record ChangeMoneyAccount(
        String name, Optional<String> bank, Optional<String> accountNumber, Optional<MoneyAccount.Identity> identity) {

    /** @throws com.hissabbook.kernel.Refused {@code invalid-…} with the field's name */
    public ChangeMoneyAccount {
        name = Wording.required("name", name, 200);
        bank = Wording.optional("bank", bank, 200);
        accountNumber = AccountNumbers.given(accountNumber);
    }
}
