package com.hissabbook.banking;

import com.hissabbook.banking.FileSummary.StatementSummary;
import com.hissabbook.kernel.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells to which money account a statement belongs: the one a person chose, or the one whose number the file names. Never a guess. */
@Component
class StatementAccounts {

    private record Known(UUID id, String currency, Optional<String> number) {}

    private final JdbcClient jdbc;

    StatementAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many accounts the file tells apart; statements of one account are often in one file, one for each day or page. */
    static int count(List<StatementSummary> statements) {
        return (int) statements.stream()
                .map(statement -> statement
                                .opened()
                                .account()
                                .number()
                                .map(AccountNumbers::bare)
                                .orElse("")
                        + statement.opened().currency().orElse(""))
                .distinct()
                .count();
    }

    /** @throws Refused if the account cannot be told, or the file contradicts it */
    UUID accountOf(StatementSummary statement, Optional<UUID> chosen, int accountsInFile) {
        Optional<String> number =
                statement.opened().account().number().map(AccountNumbers::bare).filter(n -> !n.isEmpty());
        Optional<Known> named = number.flatMap(this::byNumber);
        Known account;
        if (chosen.isPresent()) {
            account = agreed(byId(chosen.get()), number, named, accountsInFile);
        } else if (named.isPresent()) {
            account = named.get();
        } else {
            throw number.isPresent()
                    ? Refused.invalid(
                            "unknown-account",
                            which(statement, number)
                                    + " belongs to an account that is not set up here. Add a ledger with that account"
                                    + " number, or name the ledger when uploading.")
                    : Refused.invalid(
                            "ledger-needed",
                            which(statement, number)
                                    + " does not say to which account it belongs. Name the ledger (ledgerId) when uploading.");
        }
        statement
                .opened()
                .currency()
                .filter(currency -> !currency.equals(account.currency))
                .ifPresent(currency -> {
                    throw Refused.invalid(
                            "wrong-currency",
                            which(statement, number) + " is in " + currency + ", the ledger in " + account.currency
                                    + ". Choose the ledger that has the statement's currency.");
                });
        return account.id;
    }

    /** Which statement of the file is meant; of the account number no more than people need to recognise it. */
    private static String which(StatementSummary statement, Optional<String> number) {
        return "Statement " + (statement.opened().statement() + 1) + " of the file"
                + number.map(full -> " (account …" + full.substring(Math.max(0, full.length() - 4)) + ")")
                        .orElse("");
    }

    private static Known agreed(Known chosen, Optional<String> number, Optional<Known> named, int accountsInFile) {
        if (accountsInFile > 1) {
            return named.orElseThrow(() -> Refused.invalid(
                    "several-accounts",
                    "The file holds statements of " + accountsInFile + " accounts, and one of them"
                            + number.map(full -> " (…" + full.substring(Math.max(0, full.length() - 4)) + ")")
                                    .orElse(" without a number")
                            + " is not set up here. Add a ledger with its account number."));
        }
        if (named.isPresent() && !named.get().id.equals(chosen.id)) {
            throw Refused.invalid(
                    "other-account",
                    "The file belongs to another ledger, the one that has its account number. Choose that one.");
        }
        if (number.isPresent() && chosen.number.isPresent() && !number.get().equals(chosen.number.get())) {
            throw Refused.invalid(
                    "other-account",
                    "The file belongs to another account: its account number is not the ledger's. Choose the right ledger or correct the"
                            + " ledger's account number.");
        }
        return chosen;
    }

    private Known byId(UUID id) {
        return jdbc.sql(
                        "select money_account_id, currency, account_number from banking.money_account where money_account_id = ?")
                .param(id)
                .query((row, n) -> known(row))
                .single();
    }

    private Optional<Known> byNumber(String bare) {
        return jdbc.sql("select money_account_id, currency, account_number from banking.money_account"
                        + " where upper(regexp_replace(account_number, '[^A-Za-z0-9*]', '', 'g')) = ?")
                .param(bare)
                .query((row, n) -> known(row))
                .optional();
    }

    private static Known known(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Known(
                row.getObject("money_account_id", UUID.class),
                row.getString("currency"),
                Optional.ofNullable(row.getString("account_number")).map(AccountNumbers::bare));
    }
}
