package com.hissabbook.identity;

import com.hissabbook.kernel.UserId;
import java.util.Optional;

record Person(UserId id, Optional<String> email, String displayName, Optional<String> passwordHash) {

    /** Shows the id only: a person is never spelled out in a log. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
