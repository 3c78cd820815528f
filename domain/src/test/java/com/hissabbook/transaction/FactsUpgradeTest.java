package com.hissabbook.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.DomainTest;
import com.hissabbook.banking.Import;
import com.hissabbook.banking.MoneyAccount;
import com.hissabbook.banking.MoneyAccounts;
import com.hissabbook.banking.OpenMoneyAccount;
import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.TestDatabase;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.OwnerSession;
import com.hissabbook.kernel.TenantId;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.transaction.Importing.Told;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The canonical description changes, and every line that is known is still known: nothing is booked twice because a text is read anew. */
@ContextConfiguration(initializers = FactsUpgradeTest.OwnDatabase.class)
@DirtiesContext
class FactsUpgradeTest extends DomainTest {

    private static final TestDatabase OWN = SharedPostgres.get().freshDatabase();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    /** Of rows that nothing but the upgrade may touch. */
    private static final String KNOWN = """
            select string_agg(concat_ws(' ', transaction_id, facts, occurrence), ',' order by transaction_id)
            from transaction.transaction""";

    private static final String STAGED = """
            select string_agg(concat_ws(' ', import_id, line_no, facts), ',' order by import_id, line_no) from banking.staged_line""";

    private static final String PENDING = """
            select string_agg(concat_ws(' ', pending_id, facts, occurrence, state), ',' order by pending_id)
            from transaction.pending""";

    private static final String UNGUARDED = """
            select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname in ('transaction', 'banking') and c.relrowsecurity and not c.relforcerowsecurity
               or exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgenabled = 'D')""";

    @Autowired
    private Importing importing;

    @Autowired
    private MoneyAccounts moneyAccounts;

    @Autowired
    private Planning planning;

    private final List<Booked> files = new ArrayList<>();
    private int version = 1;

    /** A file that was imported. */
    private record Booked(TenantId tenant, UUID ledger, List<Told> lines, Import imported) {}

    /** All tenants of a database move at once: not in that of the other tests. */
    static class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own database", new HashMap<>(OWN.springProperties())));
        }
    }

    @BeforeEach
    void books() throws SQLException {
        assertThat(jdbc.sql("select current_database()").query(String.class).single())
                .isEqualTo(OWN.name());
        version = Integer.parseInt(read(FactsUpgradeSql.VERSION)) + 1;
        bringAlong(asWritten(version));
        importing.recogniseBy(asWritten(version));
        for (int i = 0; i < 2; i++) {
            TenantId tenant = organisation();
            UUID ledger = in(tenant, this::account);
            book(tenant, ledger, march(List.of("Coffee 1", "Coffee 1", "Coffee 2", "Rent")));
            book(tenant, ledger, march(List.of("Coffee 1", "Coffee 1", "Coffee 2", "Coffee 3", "Rent")));
            book(tenant, in(tenant, this::account), march(List.of("Fee 7", "Fee 8")));
        }
    }

    @Test
    void knowsEveryLineInTheNewVersion() throws SQLException {
        Booked undone = files.getLast();
        in(undone.tenant(), () -> {
            importing.undo(undone.imported().id());
            return undone;
        });

        assertThat(bringAlong(withoutDigits(version + 1))).isTrue();

        importing.recogniseBy(withoutDigits(version + 1));
        for (Booked file : files) {
            Import.Outcome again = in(file.tenant(), () -> importing.imported(file.ledger(), file.lines()))
                    .outcome()
                    .orElseThrow();
            assertThat(again.newLines()).isEqualTo(file == undone ? 4 : 0);
            assertThat(again.conflicts())
                    .as(
                            "all coffees are alike now, and the first file has one less than is known: it is asked, and nothing is new")
                    .isEqualTo(files.indexOf(file) % 3 == 0 ? 4 : 0);
            assertThat(again.duplicates() + again.newLines() + again.conflicts())
                    .isEqualTo((int) file.lines().stream()
                            .filter(told -> told.status() == StatementEvent.Status.BOOKED)
                            .count());
        }
    }

    @Test
    void keepsTheOrderOfWhatIsStillAlikeAndFindsItsWayBack() throws SQLException {
        String known = read(KNOWN);
        String staged = read(STAGED);
        String pending = read(PENDING);

        bringAlong(withoutDigits(version + 1));
        assertThat(read(KNOWN)).isNotEqualTo(known);
        assertThat(read(STAGED)).isNotEqualTo(staged);
        assertThat(read(PENDING)).isNotEqualTo(pending);
        assertThat(read(UNGUARDED)).isEqualTo("0");
        assertThat(bringAlong(withoutDigits(version + 1))).as("a second time").isFalse();

        bringAlong(asWritten(version + 2));
        assertThat(read(KNOWN)).isEqualTo(known);
        assertThat(read(STAGED)).isEqualTo(staged);
        assertThat(read(PENDING)).isEqualTo(pending);
    }

    @Test
    void leavesAllAsItWasWhereItEndsHalfWay() throws SQLException {
        String before = read(KNOWN) + read(STAGED) + read(PENDING);
        var calls = new int[1];

        assertThatThrownBy(() -> bringAlong(digest(version + 1, text -> {
                    if (++calls[0] > 20) {
                        throw new IllegalStateException("the plug is pulled");
                    }
                    return "";
                })))
                .hasMessageContaining("plug");

        assertThat(read(KNOWN) + read(STAGED) + read(PENDING)).isEqualTo(before);
        assertThat(read(UNGUARDED)).isEqualTo("0");
        assertThat(read(FactsUpgradeSql.VERSION)).isEqualTo("" + version);
    }

    @Test
    void waitsForImportsThatAreUnderWayAndKeepsAnOlderProgramOut() throws SQLException {
        Booked file = files.getFirst();
        in(file.tenant(), () -> planning.takeTurn(file.imported().id()));

        assertThatThrownBy(() -> bringAlong(withoutDigits(version + 1)))
                .hasMessageContaining("1 imports are under way");

        in(file.tenant(), () -> {
            planning.giveTurnBack(file.imported().id());
            return file;
        });
        bringAlong(withoutDigits(version + 1));
        assertThatThrownBy(() -> bringAlong(asWritten(version))).hasMessageContaining("run the newer program");
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> new JdbcRecognition(jdbc, asWritten(version)).confirm()))
                .hasMessageContaining("this program by version " + version);
        transaction.executeWithoutResult(status -> new JdbcRecognition(jdbc, withoutDigits(version + 1)).confirm());
    }

    @Test
    void isNotForTheApplication() {
        assertThatThrownBy(() -> {
                    try (OwnerSession app = OwnerSession.open(OWN.jdbcUrl(), OWN.appUser(), OWN.appPassword())) {
                        FactsUpgrade.bringAlong(app, withoutDigits(version + 1));
                    }
                })
                .hasMessageContaining("permission denied");
    }

    private void book(TenantId tenant, UUID ledger, List<Told> lines) {
        files.add(new Booked(tenant, ledger, lines, in(tenant, () -> importing.imported(ledger, lines))));
    }

    /** Lines with ids on the first and last day, where a file may begin in the middle, and pendings beside. */
    private static List<Told> march(List<String> texts) {
        Stream<Told> edges = Stream.of(
                Told.of(DAY.minusDays(1), -100, "First 1").withId("first"),
                Told.of(DAY.plusDays(1), -100, "Last 2").withId("last"));
        Stream<Told> pendings = Stream.of("Dinner 1", "Dinner 2")
                .map(text -> Told.of(DAY, -2_000, text).pending());
        return Stream.of(edges, texts.stream().map(text -> Told.of(DAY, -350, text)), pendings)
                .flatMap(lines -> lines)
                .toList();
    }

    private UUID account() {
        return moneyAccounts
                .open(new OpenMoneyAccount(
                        "Giro",
                        MoneyAccount.Kind.BANK,
                        new CurrencyCode("EUR"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .id();
    }

    private static boolean bringAlong(LineDigest digest) {
        try (OwnerSession owner = OwnerSession.open(OWN.jdbcUrl(), OWN.ownerUser(), OWN.ownerPassword())) {
            return FactsUpgrade.bringAlong(owner, digest);
        }
    }

    private static String read(String query) throws SQLException {
        try (Connection superuser = OWN.asSuperuser();
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static LineDigest asWritten(int version) {
        return digest(version, text -> text);
    }

    /** "Coffee 1" and "Coffee 2" are alike. */
    private static LineDigest withoutDigits(int version) {
        return digest(version, text -> text.replaceAll("\\d", ""));
    }

    private static LineDigest digest(int version, UnaryOperator<String> reading) {
        return new LineDigest() {
            @Override
            public int version() {
                return version;
            }

            @Override
            public UUID of(String currency, Optional<String> counterparty, String description) {
                return CanonicalDescription.digest(currency, counterparty, reading.apply(description));
            }
        };
    }
}
