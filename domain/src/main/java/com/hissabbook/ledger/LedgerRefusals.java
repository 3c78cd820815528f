package com.hissabbook.ledger;

import com.hissabbook.kernel.Refused;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.dao.DataIntegrityViolationException;

/** What the database's refusals mean to a person. */
final class LedgerRefusals {

    private LedgerRefusals() {}

    static RuntimeException explained(DataIntegrityViolationException violation) {
        return switch (constraint(violation)) {
            case "entry_balances" ->
                Refused.invalid(
                        "unbalanced-entry",
                        "Debits and credits differ. The entries of a transaction must add up to zero in each currency.");
            case "posting_account_known" ->
                Refused.invalid(
                        "unknown-account",
                        "An account of the entry is not in the chart of accounts. Choose one from the chart.");
            case "posting_account_currency" ->
                Refused.invalid(
                        "account-currency",
                        "An account of the entry is kept in another currency. Choose one that fits.");
            case "period_open" ->
                Refused.conflict(
                        "period-locked",
                        "The day lies in a locked period. Choose a day in an open one, or have the period reopened.");
            case "entry_pkey" -> Refused.conflict("already-posted", "The transaction is in the books already.");
            case "entry_reversed_once" -> Refused.conflict("already-reversed", "The entry was reversed already.");
            default -> violation;
        };
    }

    private static String constraint(DataIntegrityViolationException violation) {
        if (violation.getMostSpecificCause() instanceof SQLException sql && sql instanceof PSQLException postgres) {
            ServerErrorMessage message = postgres.getServerErrorMessage();
            String name = message == null ? null : message.getConstraint();
            return name == null ? "" : name;
        }
        return "";
    }
}
