package com.hissabbook.api.imports;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.banking.ImportStatement;
import com.hissabbook.kernel.Money;
import com.hissabbook.reconciliation.StatementCheck;
import com.hissabbook.reconciliation.StatementCheck.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one account in it, against the books.
 *
 * @param account number of the account as the file names it
 * @param available what the bank says can be spent
 * @param stated closing balance by the bank
 * @param computed balance in the books on that day, once the import has settled
 * @param difference stated less computed
 * @param warnings what a person should look at
 */
record StatementView(
        int no,
        @Nullable UUID ledgerId,
        @Nullable String account,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable MoneyJson opening,
        @Nullable MoneyJson available,
        @Nullable LocalDate asOf,
        @Nullable MoneyJson stated,
        @Nullable MoneyJson computed,
        @Nullable MoneyJson difference,
        @Nullable Verdict balance,
        List<Warning> warnings) {

    /** @param line of the file, 0 where the whole is meant */
    record Warning(String code, String text, long line) {}

    static StatementView of(ImportStatement statement, Optional<StatementCheck> check) {
        return new StatementView(
                statement.statementNo(),
                statement.moneyAccountId().orElse(null),
                statement.account().orElse(null),
                statement.from().orElse(null),
                statement.to().orElse(null),
                json(statement.opening()),
                json(statement.available()),
                check.flatMap(StatementCheck::asOf).or(statement::closingDate).orElse(null),
                json(statement.closing()),
                json(check.map(StatementCheck::computed)),
                json(check.flatMap(StatementCheck::difference)),
                check.map(StatementCheck::verdict).orElse(null),
                warnings(statement, check));
    }

    private static List<Warning> warnings(ImportStatement statement, Optional<StatementCheck> check) {
        List<Warning> all = new ArrayList<>();
        statement.notices().forEach(notice -> all.add(new Warning(notice.code(), notice.text(), notice.line())));
        check.filter(done -> done.verdict() == Verdict.DIFFERS)
                .ifPresent(done -> all.add(new Warning(
                        "balance-differs",
                        "The bank states " + done.stated().map(Money::toString).orElse("") + ", the books hold "
                                + done.computed() + ", which is "
                                + done.difference().map(Money::toString).orElse("")
                                + " apart. Look for lines that wait for a decision or were rejected, for statements that were"
                                + " not imported, and at the ledger's opening balance.",
                        0)));
        return all;
    }

    private static @Nullable MoneyJson json(Optional<Money> money) {
        return money.map(MoneyJson::of).orElse(null);
    }
}
