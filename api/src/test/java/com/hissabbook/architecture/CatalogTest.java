package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database itself promises, read from the catalog of a migrated PostgreSQL; each check is seen failing on a breach. */
class CatalogTest {

    static List<CatalogCheck> checks() {
        return Stream.of(TenantChecks.all(), GrantChecks.all())
                .flatMap(List::stream)
                .toList();
    }

    private static TestDatabase database() {
        return SharedPostgres.get().database();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void holds(CatalogCheck check) throws SQLException {
        try (Connection superuser = database().asSuperuser()) {
            assertThat(check.breaches(superuser)).as(check.because()).isEmpty();
        }
    }

    /** The first line of a fixture names what the check must report; the rest is undone afterwards. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void reportsABreachByName(CatalogCheck check) throws SQLException {
        String fixture = Repository.read(Repository.fixtures("broken-catalog").resolve(check.name() + ".sql"));
        String expected = fixture.lines().findFirst().orElseThrow().replace("-- reports: ", "");
        try (Connection superuser = database().asSuperuser();
                Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute(fixture);

            assertThat(check.breaches(superuser)).containsExactly(expected);
            superuser.rollback();
        }
    }

    @Test
    void everyFixtureHasItsCheck() {
        assertThat(Repository.filesUnder(Repository.fixtures("broken-catalog"), ".sql"))
                .extracting(file -> file.getFileName().toString().replace(".sql", ""))
                .containsExactlyInAnyOrderElementsOf(
                        checks().stream().map(CatalogCheck::name).toList());
    }
}
