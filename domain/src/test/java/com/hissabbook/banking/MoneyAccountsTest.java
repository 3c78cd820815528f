package com.hissabbook.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.Together;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class MoneyAccountsTest extends DomainTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");
    private static final CurrencyCode JPY = new CurrencyCode("JPY");

    @Autowired
    private MoneyAccounts accounts;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
    }

    @Test
    void opensAnAccountAndAnnouncesItOnce() {
        var balance = new OpeningBalance(new Money(-12_345, EUR), LocalDate.of(2025, 1, 1));
        MoneyAccount opened = in(
                tenant,
                () -> accounts.open(new OpenMoneyAccount(
                        " Giro ",
                        MoneyAccount.Kind.BANK,
                        EUR,
                        Optional.of("A bank"),
                        Optional.of("de12 3456-78"),
                        Optional.of(balance))));

        assertThat(opened.name()).isEqualTo("Giro");
        assertThat(opened.accountNumber()).contains("DE12345678");
        assertThat(in(tenant, () -> accounts.find(opened.id()))).isEqualTo(opened);
        assertThat(in(tenant, accounts::list)).containsExactly(opened);
        assertThat(announced(MoneyAccountOpened.class, opened.id()))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.openingBalance()).contains(balance);
                    assertThat(event.action()).isEqualTo("banking.money-account-opened");
                    assertThat(event.facts())
                            .as("ids, codes and sums; neither name nor number")
                            .isEqualTo(Map.of(
                                    "kind", "BANK",
                                    "currency", "EUR",
                                    "openingBalance", "-123.45",
                                    "openingDay", "2025-01-01"));
                });
    }

    @Test
    void changesNameBankAndNumberAndSaysWhich() {
        MoneyAccount opened = open("Giro", "111");

        MoneyAccount changed = in(
                tenant,
                () -> accounts.change(
                        opened.id(),
                        opened.version(),
                        new ChangeMoneyAccount(
                                "Current account", Optional.empty(), Optional.of("222"), Optional.empty())));

        assertThat(changed.version()).isGreaterThan(opened.version());
        assertThat(in(tenant, () -> accounts.find(opened.id())))
                .isEqualTo(new MoneyAccount(
                        opened.id(),
                        "Current account",
                        MoneyAccount.Kind.BANK,
                        EUR,
                        Optional.empty(),
                        Optional.of("222"),
                        Optional.empty(),
                        changed.version()));
        assertThat(announced(MoneyAccountChanged.class, opened.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.facts())
                        .containsEntry("fields", "accountNumber,name")
                        .doesNotContainValue("Current account"));
    }

    @Test
    void aChangeThatChangesNothingLeavesTheVersionAndIsNotAnnounced() {
        MoneyAccount opened = open("Giro", "111");

        MoneyAccount same = in(
                tenant,
                () -> accounts.change(
                        opened.id(),
                        opened.version(),
                        new ChangeMoneyAccount("Giro", Optional.of(" "), Optional.of("1-1-1"), Optional.empty())));

        assertThat(same).isEqualTo(opened);
        assertThat(announced(MoneyAccountChanged.class, opened.id())).isEmpty();
    }

    @Test
    void refusesAnEditOfAnOldVersion() {
        MoneyAccount opened = open("Giro", "111");
        in(tenant, () -> rename(opened, "first"));

        Refused refused = refusal(tenant, () -> rename(opened, "second"));

        assertThat(refused.kind()).isEqualTo(Refused.Kind.STALE);
        assertThat(in(tenant, () -> accounts.find(opened.id())).name()).isEqualTo("first");
    }

    @Test
    void ofManyEditorsAtOnceOneWinsAndTheOthersAreStale() throws Exception {
        MoneyAccount opened = open("Giro", "111");
        List<Callable<MoneyAccount>> editors = IntStream.range(0, 8)
                .<Callable<MoneyAccount>>mapToObj(n -> () -> in(tenant, () -> rename(opened, "editor " + n)))
                .toList();

        var endings = Together.run(editors);

        assertThat(endings).containsOnlyOnce(Optional.empty());
        assertThat(endings).filteredOn(Optional::isPresent).hasSize(7).containsOnly(Optional.of(Refused.Kind.STALE));
    }

    @Test
    void refusesAnAccountNumberThatIsTakenHoweverItIsWritten() {
        open("Giro", "DE12 3456");
        MoneyAccount other = open("Other", "999");

        assertThat(refusal(tenant, () -> open("Again", "de-12-3456")).code()).isEqualTo("account-number-taken");
        Refused refused = refusal(
                tenant,
                () -> accounts.change(
                        other.id(),
                        other.version(),
                        new ChangeMoneyAccount("Other", Optional.empty(), Optional.of("DE123456"), Optional.empty())));
        assertThat(refused.kind()).isEqualTo(Refused.Kind.CONFLICT);
        assertThat(in(tenant, accounts::list)).hasSize(2);
    }

    @Test
    void twoOrganisationsMayHaveTheSameAccountNumber() {
        open("Giro", "DE123456");

        assertThat(in(organisation(), () -> open("Giro", "DE123456"))).isNotNull();
    }

    @Test
    void anotherOrganisationNeitherSeesNorChangesIt() {
        MoneyAccount opened = open("Giro", "111");
        TenantId stranger = organisation();

        assertThat(in(stranger, accounts::list)).isEmpty();
        assertThat(refusal(stranger, () -> accounts.find(opened.id())).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refusal(stranger, () -> rename(opened, "mine")).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void theDatabaseItselfShowsAndTakesOnlyTheTenantsRows() {
        MoneyAccount opened = open("Giro", "111");
        TenantId stranger = organisation();

        assertThat(rowsSeen(stranger, opened)).isZero();
        assertThat(rowsSeen(tenant, opened)).isOne();
        assertThat(jdbc.sql("select count(*) from banking.money_account")
                        .query(Long.class)
                        .single())
                .as("without a tenant nothing is seen")
                .isZero();
        assertThatThrownBy(() -> in(
                        stranger,
                        () -> transaction.execute(status -> jdbc.sql(
                                        "insert into banking.money_account (money_account_id, tenant_id, name, kind, currency, version)"
                                                + " values (?, ?, 'x', 'BANK', 'EUR', 0)")
                                .params(Ids.next(), tenant.value())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void refusesAnOpeningBalanceInAnotherCurrency() {
        Refused refused =
                refusal(tenant, () -> withOpening(new OpeningBalance(new Money(1, JPY), LocalDate.of(2025, 1, 1))));

        assertThat(refused.code()).isEqualTo("opening-balance-currency");
        assertThat(refused.detail()).contains("JPY", "EUR");
    }

    @Test
    void refusesAnOpeningBalanceOfAnotherCentury() {
        assertThat(refusal(tenant, () -> withOpening(new OpeningBalance(new Money(1, EUR), LocalDate.of(25, 1, 1))))
                        .code())
                .isEqualTo("opening-balance-day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\nlines", "nul\u0000", "half \ud83d"})
    void refusesANameThatNobodyCanRead(String name) {
        assertThat(refusal(tenant, () -> open(name, "111")).code()).isEqualTo("invalid-name");
    }

    @Test
    void refusesANameThatIsTooLongAndSaysHowLongItMayBe() {
        assertThat(in(tenant, () -> open("n".repeat(200), "111"))).isNotNull();
        assertThat(refusal(tenant, () -> open("n".repeat(201), "222")).detail()).contains("name", "201", "200");
    }

    @ParameterizedTest
    @CsvSource({"-- --", "…"})
    void refusesAnAccountNumberWithoutLettersAndDigits(String number) {
        assertThat(refusal(tenant, () -> open("Giro", number)).code()).isEqualTo("invalid-account-number");
    }

    private MoneyAccount open(String name, String number) {
        return in(
                TenantScope.tenant().orElse(tenant),
                () -> accounts.open(new OpenMoneyAccount(
                        name, MoneyAccount.Kind.BANK, EUR, Optional.empty(), Optional.of(number), Optional.empty())));
    }

    private MoneyAccount withOpening(OpeningBalance balance) {
        return accounts.open(new OpenMoneyAccount(
                "Giro", MoneyAccount.Kind.BANK, EUR, Optional.empty(), Optional.empty(), Optional.of(balance)));
    }

    private MoneyAccount rename(MoneyAccount account, String name) {
        return accounts.change(
                account.id(),
                account.version(),
                new ChangeMoneyAccount(name, account.bank(), account.accountNumber(), Optional.empty()));
    }

    private long rowsSeen(TenantId by, MoneyAccount account) {
        return in(
                by,
                () -> transaction.execute(
                        status -> jdbc.sql("select count(*) from banking.money_account where money_account_id = ?")
                                .param(account.id())
                                .query(Long.class)
                                .single()));
    }
}
