package com.hissabbook.banking;

import org.hibernate.exception.ConstraintViolationException;
import org.springframework.dao.DataIntegrityViolationException;

/** Tells which unique index a write would have broken: only the database knows, since two may write the same at once. */
final class Uniqueness {

    private Uniqueness() {}

    static boolean isBrokenBy(DataIntegrityViolationException violation, String index) {
        return violation.getCause() instanceof ConstraintViolationException broken
                && index.equals(broken.getConstraintName());
    }
}
