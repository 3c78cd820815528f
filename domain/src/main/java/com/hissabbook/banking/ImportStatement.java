package com.hissabbook.banking;

import com.hissabbook.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a file says of one account in it: span, stated balances, and what was odd.
 *
 * @param account the account's number as the file names it
 * @param available what the bank says can be spent
 */
public record ImportStatement(
        int statementNo,
        Optional<UUID> moneyAccountId,
        Optional<String> account,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<Money> opening,
        Optional<LocalDate> openingDate,
        Optional<Money> closing,
        Optional<LocalDate> closingDate,
        Optional<Money> available,
        List<Notice> notices) {

    /** @param line line of the file, 0 where it concerns the whole */
    public record Notice(String code, String text, long line) {}
}
