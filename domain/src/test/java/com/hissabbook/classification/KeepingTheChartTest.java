package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.Together;
import com.hissabbook.banking.ChangeMoneyAccount;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccountOpened;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.identity.Organisations;
import com.hissabbook.identity.SignIn;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.UserId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.IllegalTransactionStateException;

class KeepingTheChartTest extends DomainTest {

    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Autowired
    private ChartOfAccounts chart;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private Organisations organisations;

    @Autowired
    private SignIn signIn;

    @Autowired
    private ApplicationEventPublisher events;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
    }

    @Test
    void anOrganisationIsFoundedTogetherWithItsChart() {
        var id = new TenantId(Ids.next());
        UserId founder = ((SignIn.SignedIn)
                        signIn.register(Ids.next() + "@example.com", "Founder", "correct horse battery"))
                .user();

        organisations.found(id, founder, "Founded", EUR);

        assertThat(in(id, chart::list)).hasSameSizeAs(in(tenant, chart::list));
    }

    @Test
    void aMoneyAccountIsBackedByTheAccountWithItsId() {
        MoneyAccount giro = open("Giro", MoneyAccount.Kind.BANK);
        MoneyAccount card = open("Card", MoneyAccount.Kind.CARD);
        MoneyAccount till = open("Till", MoneyAccount.Kind.CASH);

        assertThat(backing(giro)).isEqualTo(money(giro, "1100", AccountType.ASSET));
        assertThat(backing(card)).isEqualTo(money(card, "2100", AccountType.LIABILITY));
        assertThat(backing(till)).isEqualTo(money(till, "1101", AccountType.ASSET));
    }

    @Test
    void takesTheNextCodeThatIsFree() {
        in(tenant, () -> chart.add(new AddAccount("1100", "Petty cash", AccountType.ASSET)));

        assertThat(backing(open("Giro", MoneyAccount.Kind.BANK)).code()).isEqualTo("1101");
    }

    @Test
    void manyOpenedAtOnceEachGetACodeOfTheirOwn() throws Exception {
        List<Callable<MoneyAccount>> openings = IntStream.range(0, 8)
                .<Callable<MoneyAccount>>mapToObj(n -> () -> open("Account " + n, MoneyAccount.Kind.BANK))
                .toList();

        assertThat(Together.run(openings)).containsOnly(Optional.empty());

        assertThat(in(tenant, chart::list))
                .filteredOn(account ->
                        account.role().filter(AccountRole.MONEY::equals).isPresent())
                .extracting(Account::code)
                .containsExactly("1100", "1101", "1102", "1103", "1104", "1105", "1106", "1107");
    }

    @Test
    void followsTheNameOfItsMoneyAccountAndCannotBeChangedByHand() {
        MoneyAccount giro = open("Giro", MoneyAccount.Kind.BANK);
        Account before = backing(giro);
        Refused refused =
                refusal(tenant, () -> chart.change(before.id(), before.version(), new ChangeAccount("By hand", true)));

        in(
                tenant,
                () -> moneyAccounts.change(
                        giro.id(),
                        giro.version(),
                        new ChangeMoneyAccount("Main", Optional.empty(), Optional.empty(), Optional.empty())));

        assertThat(refused.code()).isEqualTo("money-account");
        assertThat(backing(giro).name()).isEqualTo("Main");
        assertThat(backing(giro).archived()).isFalse();
    }

    @Test
    void aMoneyAccountWithoutItsAccountIsNotOpened() {
        var withoutChart = new TenantId(Ids.next());

        assertThatThrownBy(() -> in(withoutChart, () -> moneyAccounts.open(request("Giro", MoneyAccount.Kind.BANK))))
                .hasMessageContaining("no chart");

        assertThat(in(withoutChart, moneyAccounts::list)).isEmpty();
    }

    @Test
    void refusesToWorkOutsideTheTransactionThatAnnounced() {
        assertThatThrownBy(() -> in(tenant, () -> {
                    events.publishEvent(
                            new MoneyAccountOpened(Ids.next(), "Giro", MoneyAccount.Kind.BANK, EUR, Optional.empty()));
                    return tenant;
                }))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private MoneyAccount open(String name, MoneyAccount.Kind kind) {
        return in(tenant, () -> moneyAccounts.open(request(name, kind)));
    }

    private static OpenMoneyAccount request(String name, MoneyAccount.Kind kind) {
        return new OpenMoneyAccount(name, kind, EUR, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Account backing(MoneyAccount account) {
        return in(tenant, () -> chart.find(account.id()));
    }

    private static Account money(MoneyAccount account, String code, AccountType type) {
        return new Account(
                account.id(),
                code,
                account.name(),
                type,
                type.normalSide(),
                Optional.of(AccountRole.MONEY),
                Optional.of(EUR),
                false,
                0);
    }
}
