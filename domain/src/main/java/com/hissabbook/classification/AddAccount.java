package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.Wording;

/**
 * The wish for another account; built only from what can be added.
 *
 * @param code 1 to 20 of the letters A-Z and a-z, digits, point and dash
 * @param name 1 to 200 characters
 * @param normalSide that of the type, or the other one for a contra account
 */
public record AddAccount(String code, String name, AccountType type, NormalSide normalSide) {

    public AddAccount(String code, String name, AccountType type) {
        this(code, name, type, type.normalSide());
    }

    /** @throws Refused {@code invalid-code}, {@code invalid-name} */
    public AddAccount {
        code = Wording.required("code", code, 20);
        if (!code.matches("[A-Za-z0-9.-]+")) {
            throw Refused.invalid(
                    "invalid-code",
                    "The code " + code + " may hold letters, digits, points and dashes only, such as 6150.");
        }
        name = Wording.required("name", name, 200);
    }
}
