package com.hissabbook.api.transactions;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.api.http.MoneyJson;
import com.hissabbook.kernel.Money;
import com.hissabbook.ledger.ManualTransaction;
import com.hissabbook.ledger.Posting;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a person books by hand. */
record NewTransaction(
        @NotNull LocalDate date,
        @NotNull String description,

        @Schema(description = "2 or more, adding up to zero in each currency") @NotNull
        List<@Valid @NotNull NewEntry> entries) {

    /** One side: either debit or credit, more than zero. */
    record NewEntry(
            @NotNull UUID accountId,
            @Nullable MoneyJson debit,
            @Nullable MoneyJson credit) {

        private Posting toPosting(String field) {
            if (debit != null && credit == null) {
                return new Posting(accountId, positive(debit, field + ".debit"));
            }
            if (credit != null && debit == null) {
                return new Posting(
                        accountId, positive(credit, field + ".credit").negated());
            }
            throw HttpRefusal.field(field, "has either debit or credit");
        }

        private static Money positive(MoneyJson json, String field) {
            Money money = json.toMoney(field);
            if (money.minor() <= 0) {
                throw HttpRefusal.field(field + ".amount", "is more than zero; the opposite stands on the other side");
            }
            return money;
        }
    }

    ManualTransaction toWish(UUID id) {
        List<Posting> postings = IntStream.range(0, entries.size())
                .mapToObj(i -> entries.get(i).toPosting("entries[" + i + "]"))
                .toList();
        return new ManualTransaction(id, date, description, postings);
    }

    /** No personal data in a log, whoever prints it. */
    @Override
    public String toString() {
        return "NewTransaction[…]";
    }
}
