package com.hissabbook.ledger;

import static com.hissabbook.Books.money;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.Books;
import com.hissabbook.classification.ChangeAccount;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.transaction.Transaction;
import com.hissabbook.transaction.TransactionFilter;
import com.hissabbook.transaction.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ManualTransactionsTest extends BookkeepingTest {

    private static final LocalDate DAY = LocalDate.of(2025, 3, 14);

    @Autowired
    private Transactions transactions;

    @Autowired
    private Journal journal;

    @Test
    void recordsAndBooksInOne() {
        UUID id = in(tenant, this::rent);

        Transaction recorded = in(tenant, () -> transactions.find(id));
        assertThat(recorded.source()).isEqualTo(Transaction.Source.MANUAL);
        assertThat(recorded.amount()).isEqualTo(money("1200.00", "EUR"));
        assertThat(recorded.moneyAccountId()).isEmpty();
        JournalEntry entry = in(tenant, () -> journal.entry(id));
        assertThat(entry.kind()).isEqualTo(JournalEntry.Kind.ORIGINAL);
        assertThat(entry.day()).isEqualTo(DAY);
        assertThat(entry.postings())
                .containsExactlyElementsOf(in(
                        tenant,
                        () -> List.of(books.debit("6000", "1200", "EUR"), books.credit("3000", "1200", "EUR"))));
        assertThat(announced(JdbcJournal.EntryWritten.class, id)).hasSize(1);
    }

    @Test
    void recordsTheSameIdOnce() {
        ManualTransaction wish = in(tenant, () -> wish(Ids.next(), "Rent", "10"));
        in(tenant, () -> recorded(wish));
        in(tenant, () -> recorded(wish));

        assertThat(all()).hasSize(1);
        assertThat(refusal(tenant, () -> recorded(in(tenant, () -> wish(wish.id(), "Rent", "11"))))
                        .code())
                .isEqualTo("id-taken");
        assertThat(refusal(tenant, () -> recorded(in(tenant, () -> wish(wish.id(), "Other", "10"))))
                        .code())
                .isEqualTo("id-taken");
    }

    @Test
    void takesAnIdOfAnotherTenantForTaken() {
        UUID foreign = in(tenant, this::rent);
        TenantId other = organisation();

        Refused refused = refusal(other, () -> recorded(wish(foreign, "By hand", "1200")));

        assertThat(refused.code()).isEqualTo("id-taken");
        assertThat(in(other, () -> transactions.list(TransactionFilter.everything(), Optional.empty(), 10))
                        .items())
                .isEmpty();
    }

    @Test
    void twoAlikeAreTwo() {
        in(tenant, this::rent);
        in(tenant, this::rent);

        assertThat(all()).hasSize(2);
    }

    @Test
    void refusesWhatDoesNotBalance() {
        assertThat(refused(books -> List.of(books.debit("6000", "12.00", "EUR"), books.credit("3000", "11.99", "EUR"))))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("unbalanced-entry");
                    assertThat(refused.detail()).contains("In EUR the debits are 0.01 more");
                });
    }

    /** 100 EUR against 100 USD: the sum of all is zero, and yet nothing balances. */
    @Test
    void refusesCurrenciesThatBalanceOnlyTogether() {
        assertThat(refused(books -> List.of(books.debit("6000", "100", "EUR"), books.credit("3000", "100", "USD")))
                        .code())
                .isEqualTo("unbalanced-entry");
    }

    @Test
    void booksSeveralCurrenciesThatEachBalance() {
        UUID id = in(
                tenant,
                () -> books.book(
                        "2025-03-14",
                        books.debit("1090", "100.00", "EUR"),
                        books.credit("3000", "100.00", "EUR"),
                        books.debit("6000", "16000", "JPY"),
                        books.credit("1090", "16000", "JPY")));

        assertThat(in(tenant, () -> transactions.find(id)).amount()).isEqualTo(money("100.00", "EUR"));
        assertThat(in(tenant, () -> journal.entry(id)).postings()).hasSize(4);
    }

    @Test
    void refusesUnknownAccountsAndOtherTenantsAlike() {
        TenantId other = organisation();
        UUID foreign = in(other, () -> books.account("6000"));
        for (UUID unknown : List.of(Ids.next(), foreign)) {
            assertThat(refused(books ->
                                    List.of(new Posting(unknown, money("5", "EUR")), books.credit("3000", "5", "EUR")))
                            .code())
                    .isEqualTo("unknown-account");
        }
        assertThat(all()).as("nothing is left of it").isEmpty();
    }

    @Test
    void refusesAnotherCurrencyOnAMoneyAccount() {
        UUID giro = open(Optional.empty());

        assertThat(refused(books -> List.of(new Posting(giro, money("5", "USD")), books.credit("3000", "5", "USD")))
                        .code())
                .isEqualTo("account-currency");
    }

    /** The database's own check, for whoever comes past the one above. */
    @Test
    void theLedgerTakesNoOtherCurrencyOnAMoneyAccount() {
        UUID giro = open(Optional.empty());

        assertThat(refusal(
                                tenant,
                                () -> transaction.execute(status -> {
                                    journal.post(
                                            Ids.next(),
                                            DAY,
                                            List.of(
                                                    new Posting(giro, money("5", "USD")),
                                                    books.credit("3000", "5", "USD")));
                                    return 1;
                                }))
                        .code())
                .isEqualTo("account-currency");
    }

    @Test
    void refusesAnArchivedAccount() {
        in(tenant, () -> {
            var rent = chart.list().stream()
                    .filter(account -> account.code().equals("6000"))
                    .findFirst()
                    .orElseThrow();
            return chart.change(rent.id(), rent.version(), new ChangeAccount(rent.name(), true));
        });

        assertThat(refused(books -> List.of(books.debit("6000", "5", "EUR"), books.credit("3000", "5", "EUR")))
                        .code())
                .isEqualTo("archived-account");
    }

    @Test
    void refusesALockedPeriodAndKeepsNothingOfIt() {
        in(tenant, () -> locked("2025-03-14"));

        assertThat(refused(books -> List.of(books.debit("6000", "5", "EUR"), books.credit("3000", "5", "EUR")))
                        .code())
                .isEqualTo("period-locked");
        assertThat(all()).isEmpty();
    }

    @Test
    void refusesTooFewZeroAndTooLarge() {
        assertThat(refused(books -> List.of(books.debit("6000", "5", "EUR"))).code())
                .isEqualTo("number-of-entries");
        assertThat(refused(books -> List.of(books.debit("6000", "0", "EUR"), books.credit("3000", "0", "EUR")))
                        .code())
                .isEqualTo("zero-amount");
        String most = "92233720368547758.07";
        assertThat(refused(books -> List.of(
                                books.debit("6000", most, "EUR"),
                                books.debit("6000", most, "EUR"),
                                books.credit("3000", most, "EUR"),
                                books.credit("3000", most, "EUR")))
                        .code())
                .isEqualTo("amount-too-large");
    }

    @Test
    void refusesDaysAndWordsThatCannotBe() {
        for (String day : List.of("0001-01-01", "1899-12-31", "2206-01-01", "+999999999-12-31")) {
            assertThat(refusal(
                                    tenant,
                                    () -> books.book(
                                            day, books.debit("6000", "5", "EUR"), books.credit("3000", "5", "EUR")))
                            .code())
                    .isEqualTo("invalid-date");
        }
        for (String words : List.of(" ", "x".repeat(501), "a\u0000b", "half \uD83D")) {
            assertThat(refusal(tenant, () -> recorded(wish(Ids.next(), words, "5")))
                            .code())
                    .isEqualTo("invalid-description");
        }
    }

    private interface Wish {
        List<Posting> of(Books books);
    }

    private Refused refused(Wish wish) {
        return refusal(tenant, () -> books.book(DAY, wish.of(books)));
    }

    private UUID rent() {
        return books.book("2025-03-14", books.debit("6000", "1200", "EUR"), books.credit("3000", "1200", "EUR"));
    }

    private ManualTransaction wish(UUID id, String words, String amount) {
        return new ManualTransaction(
                id, DAY, words, List.of(books.debit("6000", amount, "EUR"), books.credit("3000", amount, "EUR")));
    }

    private UUID recorded(ManualTransaction wish) {
        manual.record(wish);
        return wish.id();
    }

    private List<Transaction> all() {
        return in(tenant, () -> transactions.list(TransactionFilter.everything(), Optional.empty(), 100))
                .items();
    }
}
