package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.TestDatabase;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.junit.jupiter.api.Test;

/** Each change says what it is for and leads back, and all of them together do. */
class ChangelogTest {

    private static final String CHANGELOG = "db/changelog.yaml";

    private static List<Changesets> files() {
        return Repository.filesUnder(SqlOwnership.CHANGELOG, ".sql").stream()
                .map(file -> new Changesets(SqlOwnership.schemaOf(file), Repository.read(file)))
                .toList();
    }

    @Test
    void everyChangeSaysWhatForAndLeadsBack() {
        assertThat(files()).isNotEmpty().flatExtracting(Changesets::breaches).isEmpty();
        assertThat(files().stream().flatMap(Changesets::ids)).doesNotHaveDuplicates();
    }

    @Test
    void reportsAChangeThatDoesNot() {
        String sql = """
                --liquibase formatted sql

                --changeset hissabbook:ledger-001
                create table ledger.broken (id uuid);
                --rollback empty

                --changeset somebody:stuff
                --comment: Something.
                create table ledger.broken2 (id uuid);
                """;
        assertThat(new Changesets("ledger", sql).breaches())
                .containsExactly(
                        "hissabbook:ledger-001: no --comment says what it is for",
                        "hissabbook:ledger-001: no --rollback leads back",
                        "somebody:stuff: the id does not begin with hissabbook:ledger-",
                        "somebody:stuff: no --rollback leads back");
        assertThat(new Changesets("ledger", sql).ids()).containsExactly("ledger-001", "stuff");
    }

    @Test
    void everyFolderIsIncluded() {
        String changelog = Repository.read(SqlOwnership.CHANGELOG.resolve("changelog.yaml"));
        assertThat(Repository.foldersIn(SqlOwnership.CHANGELOG))
                .allSatisfy(folder -> assertThat(changelog).contains("path: db/" + folder.getFileName() + "/"));
    }

    @Test
    void allOfItLeadsBackToNothingAndForwardAgain() throws Exception {
        TestDatabase scratch = SharedPostgres.get().freshDatabase();
        List<String> before = schemas(scratch);
        assertThat(before).contains("kernel", "ledger", "reporting");

        int changes =
                files().stream().mapToInt(file -> (int) file.ids().count()).sum();
        try (Connection owner = scratch.asOwner()) {
            run(
                    owner,
                    RollbackCountCommandStep.COMMAND_NAME,
                    Map.of(RollbackCountCommandStep.COUNT_ARG.getName(), changes));
        }
        assertThat(schemas(scratch)).isEmpty();

        try (Connection owner = scratch.asOwner()) {
            run(
                    owner,
                    UpdateCommandStep.COMMAND_NAME,
                    Map.of(ShowSummaryArgument.SHOW_SUMMARY.getName(), UpdateSummaryEnum.OFF));
        }
        assertThat(schemas(scratch)).isEqualTo(before);
    }

    private static List<String> schemas(TestDatabase database) throws Exception {
        try (Connection superuser = database.asSuperuser()) {
            return TenantRows.strings(superuser, """
                    select nspname from pg_namespace
                    where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public') order by 1""");
        }
    }

    static void run(Connection owner, String[] command, Map<String, Object> arguments) throws Exception {
        Map<String, Object> quiet = Map.of(
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                "liquibase.analytics.enabled",
                false,
                Scope.Attr.resourceAccessor.name(),
                new ClassLoaderResourceAccessor());
        Scope.child(quiet, () -> {
            Database database =
                    DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(owner));
            CommandScope scope = new CommandScope(command)
                    .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                    .addArgumentValue("changelogFile", CHANGELOG);
            arguments.forEach(scope::addArgumentValue);
            scope.execute();
        });
    }
}
