package com.hissabbook.classification;

import com.hissabbook.kernel.Wording;

/**
 * How an account is to be from now on; code and type stay.
 *
 * @param name 1 to 200 characters
 * @param archived false takes an archived account back into use
 */
public record ChangeAccount(String name, boolean archived) {

    /** @throws com.hissabbook.kernel.Refused {@code invalid-name} */
    public ChangeAccount {
        name = Wording.required("name", name, 200);
    }
}
