package com.hissabbook.reporting;

import static com.hissabbook.Books.money;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.BookkeepingTest;
import com.hissabbook.classification.AccountType;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.TenantId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReportsTest extends BookkeepingTest {

    private static final LocalDate END = LocalDate.of(2025, 12, 31);
    private static final YearMonth JANUARY = YearMonth.of(2025, 1);

    @Autowired
    private Reports reports;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theTrialBalanceAddsUpAndIsWhatAScanOfThePostingsSays(long seed) {
        in(tenant, () -> books.random(seed, 150));

        for (LocalDate asOf : List.of(LocalDate.of(2025, 4, 30), LocalDate.of(2025, 9, 1), END)) {
            TrialBalance report = in(tenant, () -> reports.trialBalance(asOf));

            assertThat(report.totals()).hasSize(3).allMatch(TrialBalance.Total::balanced);
            assertThat(debitsAndCredits(report)).isEqualTo(scanned(asOf));
            assertThat(report.rows())
                    .allSatisfy(row -> assertThat(row.balance())
                            .isEqualTo(row.debit().plus(row.credit().negated())));
        }
    }

    @Test
    void everyFigureIsTheSumOfThePostingsItLeadsTo() {
        in(tenant, () -> books.random(4, 25));

        for (TrialBalance.Row row : in(tenant, () -> reports.trialBalance(END)).rows()) {
            assertThat(sumOfPostings(row.account(), row.balance(), Optional.empty(), END))
                    .isEqualTo(row.balance().minor());
        }
        ProfitAndLoss report = in(tenant, () -> reports.profitAndLoss(JANUARY, YearMonth.from(END)));
        assertThat(report.rows()).isNotEmpty().allSatisfy(row -> {
            int month = IntStream.range(0, 12)
                    .filter(i -> row.amounts().get(i).minor() != 0)
                    .findFirst()
                    .orElse(0);
            Money figure = row.amounts().get(month);
            YearMonth days = report.months().get(month);
            long sum = sumOfPostings(row.account(), figure, Optional.of(days.atDay(1)), days.atEndOfMonth());
            assertThat(row.account().type() == AccountType.INCOME ? -sum : sum).isEqualTo(figure.minor());
        });
    }

    @Test
    void profitAndLossTellsMonthsAccountsAndTotals() {
        in(tenant, () -> {
            books.book("2025-01-31", books.debit("1090", "100.00", "EUR"), books.credit("4000", "100.00", "EUR"));
            books.book("2025-03-01", books.debit("6000", "30.05", "EUR"), books.credit("1090", "30.05", "EUR"));
            books.book("2025-03-31", books.debit("6000", "10.00", "EUR"), books.credit("1090", "10.00", "EUR"));
            books.book("2025-04-01", books.debit("6000", "99.00", "EUR"), books.credit("1090", "99.00", "EUR"));
            books.book("2024-12-31", books.debit("6000", "88.00", "EUR"), books.credit("1090", "88.00", "EUR"));
            return 1;
        });

        ProfitAndLoss report = in(tenant, () -> reports.profitAndLoss(JANUARY, YearMonth.of(2025, 3)));

        assertThat(report.months()).hasSize(3);
        assertThat(report.rows())
                .extracting(row -> row.account().code() + " " + row.amounts() + " " + row.total())
                .containsExactly(
                        "4000 [100.00 EUR, 0.00 EUR, 0.00 EUR] 100.00 EUR",
                        "6000 [0.00 EUR, 0.00 EUR, 40.05 EUR] 40.05 EUR");
        assertThat(report.totals()).singleElement().satisfies(total -> {
            assertThat(total.total().profit()).isEqualTo(money("59.95", "EUR"));
            assertThat(total.months())
                    .extracting(month -> month.profit().toString())
                    .containsExactly("100.00 EUR", "0.00 EUR", "-40.05 EUR");
        });
    }

    @Test
    void keepsCurrenciesApartWithTheirOwnDecimals() {
        in(tenant, () -> {
            for (String amount : List.of("12.34 EUR", "1234 JPY", "1.234 KWD")) {
                String[] parts = amount.split(" ");
                books.book(
                        "2025-01-15",
                        books.debit("6000", parts[0], parts[1]),
                        books.credit("1090", parts[0], parts[1]));
            }
            return 1;
        });

        assertThat(in(tenant, () -> reports.trialBalance(END)).rows())
                .extracting(row -> row.account().code() + " " + row.balance())
                .containsExactly(
                        "1090 -12.34 EUR",
                        "1090 -1234 JPY",
                        "1090 -1.234 KWD",
                        "6000 12.34 EUR",
                        "6000 1234 JPY",
                        "6000 1.234 KWD");
        assertThat(in(tenant, () -> reports.profitAndLoss(JANUARY, JANUARY)).totals())
                .extracting(total -> total.total().profit().toString())
                .containsExactly("-12.34 EUR", "-1234 JPY", "-1.234 KWD");
    }

    @Test
    void refusesASumThatDoesNotFitInsteadOfCuttingIt() {
        String most = "92233720368547758.07";
        in(tenant, () -> books.book("2025-01-01", books.debit("6000", most, "EUR"), books.credit("1090", most, "EUR")));
        assertThat(in(tenant, () -> reports.trialBalance(END))
                        .totals()
                        .getFirst()
                        .debit())
                .isEqualTo(money(most, "EUR"));

        in(
                tenant,
                () -> books.book(
                        "2025-02-01", books.debit("6000", "0.01", "EUR"), books.credit("1090", "0.01", "EUR")));

        assertThat(refusal(tenant, () -> reports.trialBalance(END)).code()).isEqualTo("figure-too-large");
        assertThat(refusal(tenant, () -> reports.profitAndLoss(JANUARY, YearMonth.of(2025, 2)))
                        .code())
                .isEqualTo("figure-too-large");
        assertThat(in(tenant, () -> reports.profitAndLoss(JANUARY, JANUARY)).totals())
                .hasSize(1);
    }

    @Test
    void refusesASpanThatIsNone() {
        assertThat(refusal(tenant, () -> reports.profitAndLoss(YearMonth.of(2025, 2), JANUARY))
                        .code())
                .isEqualTo("invalid-months");
        assertThat(refusal(tenant, () -> reports.profitAndLoss(JANUARY, YearMonth.of(2035, 1)))
                        .code())
                .isEqualTo("invalid-months");
        assertThat(in(tenant, () -> reports.profitAndLoss(JANUARY, YearMonth.of(2034, 12)))
                        .months())
                .hasSize(120);
    }

    @Test
    void knowsNeitherAccountsNorTransactionsOfOthers() {
        UUID id = in(tenant, () -> books.random(1, 1)).getFirst();
        UUID account = in(tenant, () -> books.account("6000"));
        TenantId other = organisation();

        var query = new PostingQuery(account, Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(refusal(other, () -> reports.postingsOf(query, Optional.empty(), 10))
                        .code())
                .isEqualTo("not-found");
        assertThat(refusal(other, () -> reports.trace(id)).code()).isEqualTo("not-found");
        assertThat(refusal(tenant, () -> reports.trace(Ids.next())).code()).isEqualTo("not-found");
        assertThat(in(other, () -> reports.trialBalance(END)).rows()).isEmpty();
        assertThat(in(tenant, () -> reports.trace(id)).line())
                .as("made by hand")
                .isEmpty();
    }

    private long sumOfPostings(ReportedAccount account, Money figure, Optional<LocalDate> from, LocalDate to) {
        return postings(new PostingQuery(account.id(), from, Optional.of(to), Optional.of(figure.currency())), 50)
                .stream()
                .collect(summingLong(line -> line.amount().minor()));
    }

    private List<PostingLine> postings(PostingQuery query, int limit) {
        List<PostingLine> all = new ArrayList<>();
        Optional<PostingPage.Position> after = Optional.empty();
        do {
            Optional<PostingPage.Position> from = after;
            PostingPage page = in(tenant, () -> reports.postingsOf(query, from, limit));
            all.addAll(page.items());
            after = page.next().map(next -> PostingPage.Position.of(next.parts()));
        } while (after.isPresent());
        return all;
    }

    private static Map<String, String> debitsAndCredits(TrialBalance report) {
        return report.rows().stream()
                .collect(Collectors.toMap(
                        row -> row.account().id() + " " + row.debit().currency(),
                        row -> row.debit().minor() + " " + row.credit().minor(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private Map<String, String> scanned(LocalDate asOf) {
        Map<String, String> all = new TreeMap<>();
        in(
                tenant,
                () ->
                        transaction.execute(status -> jdbc
                                .sql("""
                                select account_id || ' ' || currency as key,
                                    sum(greatest(amount, 0)) || ' ' || sum(greatest(-amount, 0)) as sums
                                from ledger.posting where entry_date <= ? group by account_id, currency""")
                                .param(asOf)
                                .query((row, n) -> all.put(row.getString("key"), row.getString("sums")))
                                .stream()
                                .count()));
        return all;
    }
}
