package com.hissabbook.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.Together;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.Fee;
import com.hissabbook.statement.CsvProfile.FeeTreatment;
import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.CsvProfile.RowTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

class CsvProfilesTest extends DomainTest {

    @Autowired
    private CsvProfiles profiles;

    private TenantId tenant;

    @BeforeEach
    void found() {
        tenant = organisation();
    }

    @Test
    void givesBackEveryFieldOfALayout() {
        for (CsvAmount amount : List.of(
                CsvAmount.signed("Betrag", true),
                CsvAmount.debitCredit("Soll", "Haben", false),
                CsvAmount.flagged("Amount", "D/C", List.of("D", ""), List.of("C")))) {
            CsvProfile layout = layout(amount);
            SavedCsvProfile created =
                    in(tenant, () -> profiles.create(amount.way().getClass().getSimpleName(), layout));

            assertThat(created.layout()).isEqualTo(layout);
            assertThat(in(tenant, () -> profiles.find(created.id()))).isEqualTo(created);
        }
    }

    @Test
    void anEditIsANewVersionAndASaveWithoutEditIsNot() {
        SavedCsvProfile first = create("My bank");
        CsvProfile other = layout(CsvAmount.signed("Amount", false));

        SavedCsvProfile second = in(tenant, () -> profiles.change(first.id(), first.version(), first.name(), other));
        SavedCsvProfile same = in(tenant, () -> profiles.change(first.id(), second.version(), second.name(), other));

        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(same).isEqualTo(second);
        assertThat(in(tenant, () -> profiles.find(first.id())).layout()).isEqualTo(other);
        assertThat(announced(CsvProfileEdited.class, first.id()))
                .extracting(CsvProfileEdited::action)
                .containsExactly("banking.csv-profile-created", "banking.csv-profile-changed");
    }

    @Test
    void aDeletedProfileIsGoneForPeopleButItsRowStaysAndItsNameIsFree() {
        SavedCsvProfile profile = create("My bank");

        delete(profile);

        assertThat(in(tenant, profiles::list)).isEmpty();
        assertThat(refusal(tenant, () -> profiles.find(profile.id())).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refusal(tenant, () -> change(profile, profile.version() + 1, "Again"))
                        .kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(create("MY BANK").id()).isNotEqualTo(profile.id());
        assertThat(rowsSeen(tenant)).isEqualTo(2);
    }

    @Test
    void refusesANameThatIsTakenInWhateverCase() {
        create("My bank");
        SavedCsvProfile other = create("Other");

        assertThat(refusal(tenant, () -> create("MY BANK")).code()).isEqualTo("profile-name-taken");
        assertThat(refusal(tenant, () -> change(other, other.version(), "my bank"))
                        .code())
                .isEqualTo("profile-name-taken");
        assertThat(refusal(tenant, () -> create(" ")).code()).isEqualTo("invalid-name");
        assertThat(in(tenant, profiles::list)).extracting(SavedCsvProfile::name).containsExactly("My bank", "Other");
    }

    @Test
    void refusesToChangeOrDeleteAnOldVersion() {
        SavedCsvProfile profile = create("My bank");
        in(tenant, () -> change(profile, profile.version(), "Renamed"));

        assertThat(refusal(tenant, () -> change(profile, profile.version(), "Late"))
                        .kind())
                .isEqualTo(Refused.Kind.STALE);
        assertThat(refusal(tenant, () -> delete(profile)).kind()).isEqualTo(Refused.Kind.STALE);
        assertThat(in(tenant, () -> profiles.find(profile.id())).name()).isEqualTo("Renamed");
    }

    @Test
    void ofAnEditorAndADeleterAtOnceOneWinsAndTheOtherIsTold() throws Exception {
        SavedCsvProfile profile = create("My bank");
        List<Callable<SavedCsvProfile>> both =
                List.of(() -> in(tenant, () -> change(profile, profile.version(), "Renamed")), () -> delete(profile));

        var endings = Together.run(both);

        assertThat(endings).hasSize(2).containsOnlyOnce(Optional.empty());
        assertThat(endings)
                .filteredOn(Optional::isPresent)
                .first()
                .isIn(Optional.of(Refused.Kind.STALE), Optional.of(Refused.Kind.NOT_FOUND));
    }

    @Test
    void anotherOrganisationNeitherSeesNorChangesIt() {
        SavedCsvProfile profile = create("My bank");
        TenantId stranger = organisation();

        assertThat(in(stranger, profiles::list)).isEmpty();
        assertThat(refusal(stranger, () -> profiles.find(profile.id())).kind()).isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(refusal(stranger, () -> change(profile, profile.version(), "mine"))
                        .kind())
                .isEqualTo(Refused.Kind.NOT_FOUND);
        assertThat(rowsSeen(stranger)).as("seen by the database").isZero();
        assertThatThrownBy(() -> transaction.execute(
                        status -> jdbc.sql("delete from banking.csv_profile").update()))
                .as("the application may not delete rows")
                .isInstanceOf(DataAccessException.class);
    }

    private SavedCsvProfile create(String name) {
        return in(tenant, () -> profiles.create(name, layout(CsvAmount.signed("Betrag", false))));
    }

    private SavedCsvProfile change(SavedCsvProfile profile, long version, String name) {
        return profiles.change(profile.id(), version, name, profile.layout());
    }

    private SavedCsvProfile delete(SavedCsvProfile profile) {
        return in(tenant, () -> {
            profiles.delete(profile.id(), profile.version());
            return profile;
        });
    }

    private long rowsSeen(TenantId by) {
        return in(
                by,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from banking.csv_profile")
                        .query(Long.class)
                        .single()));
    }

    private static CsvProfile layout(CsvAmount amount) {
        return new CsvProfile(
                "windows-1252",
                '\t',
                Optional.of('"'),
                3,
                true,
                "Buchungstag",
                List.of("dd.MM.yyyy", "dd.MM."),
                Optional.of(LocalDate.of(2025, 12, 31)),
                amount,
                ',',
                Optional.of('\u00a0'),
                List.of("Verwendungszweck", "7"),
                Optional.of("Valuta"),
                Optional.of("Empfänger"),
                Optional.of("Id"),
                Optional.of("Währung"),
                Optional.of("Saldo"),
                Optional.empty(),
                Optional.of(new Fee("Fee", FeeTreatment.SUBTRACT)),
                List.of(new RowRule("Buchungstag", RowTest.HAS_NO_DIGIT, List.of())),
                List.of(new RowRule("Status", RowTest.IS, List.of("pending"))));
    }
}
