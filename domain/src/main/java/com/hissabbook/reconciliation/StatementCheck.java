package com.hissabbook.reconciliation;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One statement against the books.
 *
 * @param asOf the day that the stated closing balance belongs to
 * @param stated closing balance by the bank
 * @param computed balance of the account in the books at the end of that day (of the last day of the statement where none is stated)
 * @param verdict stated against computed
 */
public record StatementCheck(
        int statementNo,
        UUID moneyAccountId,
        Optional<LocalDate> asOf,
        Optional<Money> stated,
        Money computed,
        Verdict verdict) {

    /** Whether two balances are the same. */
    public enum Verdict {
        AGREES,
        DIFFERS,
        NOT_STATED
    }

    /** How far the books are from the bank; empty where the bank states nothing. */
    public Optional<Money> difference() {
        return stated.map(bank -> bank.plus(computed.negated()));
    }
}
