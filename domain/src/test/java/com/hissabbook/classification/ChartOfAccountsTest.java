package com.hissabbook.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.Together;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class ChartOfAccountsTest extends DomainTest {

    @Autowired
    private ChartOfAccounts chart;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
    }

    @Test
    void aNewOrganisationHasOneAccountPerRoleAndNoMoneyYet() {
        List<Account> accounts = in(tenant, chart::list);

        assertThat(accounts)
                .filteredOn(account -> account.role().isPresent())
                .extracting(account -> account.role().orElseThrow())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AccountRole.values())
                        .filter(role -> role != AccountRole.MONEY)
                        .toList());
        assertThat(accounts).extracting(Account::code).isSorted().doesNotHaveDuplicates();
        assertThat(accounts).noneMatch(Account::archived);
        assertThat(accounts).extracting(Account::type).contains(AccountType.values());
        assertThat(accounts)
                .as("the first digit tells the type")
                .allMatch(account -> account.code().charAt(0) == firstDigit(account.type())
                        || account.type() == AccountType.EXPENSE
                                && account.code().charAt(0) == '5');
    }

    @Test
    void addsAnAccountThatIsFoundAgain() {
        Account added = in(tenant, () -> chart.add(new AddAccount(" 6150 ", "Subcontractors", AccountType.EXPENSE)));

        assertThat(added)
                .isEqualTo(new Account(
                        added.id(),
                        "6150",
                        "Subcontractors",
                        AccountType.EXPENSE,
                        NormalSide.DEBIT,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        0));
        assertThat(in(tenant, () -> chart.find(added.id()))).isEqualTo(added);
        assertThat(announced(AccountEdited.class, added.id())).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("classification.account-added");
            assertThat(event.facts()).doesNotContainValue("Subcontractors");
        });
    }

    @Test
    void renamesArchivesAndTakesBackIntoUse() {
        Account rent = byCode("6000");

        Account archived = in(tenant, () -> change(rent, "Rent and heating", true));
        Account back = in(tenant, () -> change(archived, "Rent and heating", false));
        Account same = in(tenant, () -> change(back, "Rent and heating", false));

        assertThat(archived.archived()).isTrue();
        assertThat(byCode("6000")).isEqualTo(back).isEqualTo(same);
        assertThat(back.version()).isEqualTo(rent.version() + 2);
        assertThat(announced(AccountEdited.class, rent.id()))
                .extracting(event -> event.facts().get("archived"))
                .containsExactly("true", "false");
    }

    @Test
    void refusesACodeThatIsTakenOrUnusable() {
        Refused taken = refusal(tenant, () -> chart.add(new AddAccount("6000", "Rent again", AccountType.EXPENSE)));

        assertThat(taken.code()).isEqualTo("account-code-taken");
        assertThat(taken.detail()).contains("6000");
        assertThat(in(tenant, chart::list))
                .filteredOn(a -> a.code().equals("6000"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "60 00", "6000\n1", "konto€", "123456789012345678901"})
    void refusesACodeThatIsNone(String code) {
        assertThat(refusal(tenant, () -> chart.add(new AddAccount(code, "x", AccountType.EXPENSE)))
                        .code())
                .isEqualTo("invalid-code");
    }

    @Test
    void ofManyWhoAddTheSameCodeAtOnceOneWinsAndTheOthersAreToldSo() throws Exception {
        List<Callable<Account>> everybody = IntStream.range(0, 6)
                .<Callable<Account>>mapToObj(n ->
                        () -> in(tenant, () -> chart.add(new AddAccount("6999", "n" + n, AccountType.EXPENSE))))
                .toList();

        var endings = Together.run(everybody);

        assertThat(endings).containsOnlyOnce(Optional.empty());
        assertThat(endings).filteredOn(Optional::isPresent).hasSize(5).containsOnly(Optional.of(Refused.Kind.CONFLICT));
    }

    @ParameterizedTest
    @EnumSource(value = AccountRole.class, names = "MONEY", mode = EnumSource.Mode.EXCLUDE)
    void anAccountWithARoleIsNeverArchivedButMayBeRenamed(AccountRole role) {
        Account account = byRole(role);

        assertThat(refusal(tenant, () -> change(account, account.name(), true)).code())
                .isEqualTo("account-has-role");
        assertThat(in(tenant, () -> change(account, "Called otherwise", false)).role())
                .contains(role);
    }

    @Test
    void refusesAnEditOfAnOldVersion() {
        Account rent = byCode("6000");
        in(tenant, () -> change(rent, "first", false));

        assertThat(refusal(tenant, () -> change(rent, "second", false)).kind()).isEqualTo(Refused.Kind.STALE);
        assertThat(byCode("6000").name()).isEqualTo("first");
    }

    @Test
    void ofManyEditorsAtOnceOneWinsAndTheOthersAreStale() throws Exception {
        Account rent = byCode("6000");
        List<Callable<Account>> editors = IntStream.range(0, 8)
                .<Callable<Account>>mapToObj(n -> () -> in(tenant, () -> change(rent, "editor " + n, false)))
                .toList();

        var endings = Together.run(editors);

        assertThat(endings).containsOnlyOnce(Optional.empty());
        assertThat(endings).filteredOn(Optional::isPresent).hasSize(7).containsOnly(Optional.of(Refused.Kind.STALE));
    }

    @Test
    void anotherOrganisationNeitherSeesNorChangesIt() {
        Account rent = byCode("6000");
        TenantId stranger = organisation();

        assertThat(in(stranger, chart::list)).doesNotContain(rent).hasSameSizeAs(in(tenant, chart::list));
        assertThat(refusal(stranger, () -> chart.find(rent.id())).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refusal(stranger, () -> change(rent, "mine", false)).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
    }

    @Test
    void theDatabaseItselfShowsAndTakesOnlyTheTenantsRows() {
        UUID rent = byCode("6000").id();
        TenantId stranger = organisation();

        assertThat(in(stranger, () -> updated(rent)))
                .as("another's row is not there to be updated")
                .isZero();
        assertThat(updated(rent)).as("without a tenant nothing is").isZero();
        assertThat(in(tenant, () -> updated(rent))).isOne();
        assertThatThrownBy(() -> in(
                        stranger,
                        () -> transaction.execute(status -> jdbc.sql(
                                        "insert into classification.account (account_id, tenant_id, code, name, type, version)"
                                                + " values (?, ?, '1', 'x', 'ASSET', 0)")
                                .params(Ids.next(), tenant.value())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private Account change(Account account, String name, boolean archived) {
        return chart.change(account.id(), account.version(), new ChangeAccount(name, archived));
    }

    private Account byCode(String code) {
        return in(tenant, chart::list).stream()
                .filter(account -> account.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private Account byRole(AccountRole role) {
        return in(tenant, chart::list).stream()
                .filter(account -> account.role().filter(role::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private int updated(UUID account) {
        Integer rows = transaction.execute(
                status -> jdbc.sql("update classification.account set name = name where account_id = ?")
                        .param(account)
                        .update());
        return rows == null ? 0 : rows;
    }

    private static char firstDigit(AccountType type) {
        return switch (type) {
            case ASSET -> '1';
            case LIABILITY -> '2';
            case EQUITY -> '3';
            case INCOME -> '4';
            case EXPENSE -> '6';
        };
    }
}
