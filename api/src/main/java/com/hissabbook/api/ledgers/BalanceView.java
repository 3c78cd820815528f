package com.hissabbook.api.ledgers;

import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.api.http.Routes;
import com.hissabbook.reporting.AccountBalance;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds at the end of a day.
 *
 * @param available booked and pending together
 * @param postings shows what the booked balance is the sum of
 * @param bank what the bank said; absent where no file says
 */
record BalanceView(
        UUID ledgerId,
        LocalDate asOf,
        MoneyJson booked,
        MoneyJson pending,
        int pendings,
        MoneyJson available,
        String postings,
        @Nullable BankView bank) {

    /**
     * @param available what can be spent, as the bank states it
     * @param ours what the books and the pendings make of that day
     */
    record BankView(MoneyJson available, LocalDate day, UUID importId, MoneyJson ours, boolean agrees) {

        static BankView of(AccountBalance.StatedAvailable bank) {
            return new BankView(
                    MoneyJson.of(bank.stated()), bank.day(), bank.importId(), MoneyJson.of(bank.ours()), bank.agrees());
        }
    }

    static BalanceView of(UUID org, AccountBalance balance) {
        return new BalanceView(
                balance.moneyAccountId(),
                balance.asOf(),
                MoneyJson.of(balance.booked()),
                MoneyJson.of(balance.pending()),
                balance.pendings(),
                MoneyJson.of(balance.available()),
                Routes.postings(
                        org,
                        balance.moneyAccountId(),
                        balance.booked().currency().code(),
                        null,
                        balance.asOf()),
                balance.bank().map(BankView::of).orElse(null));
    }
}
