package com.hissabbook.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Brings a database to the state that a changelog describes, as the application itself does when it starts. */
public final class Migration {
    public static final String CHANGELOG = "db/changelog.yaml";

    /** Held, or the level would be forgotten with the logger: Liquibase tells every step of every change set. */
    private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

    private Migration() {}

    public static void run(Connection owner, String changelog) throws SQLException {
        if (Migration.class.getClassLoader().getResource(changelog) == null) {
            throw new CannotStart("The changelog " + changelog
                    + " is not on the class path: the module db-changelog carries it, build that one first.");
        }
        LIQUIBASE.setLevel(Level.WARNING);
        try {
            Scope.child(
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            "liquibase.analytics.enabled",
                            false,
                            Scope.Attr.resourceAccessor.name(),
                            new ClassLoaderResourceAccessor()),
                    () -> update(owner, changelog));
        } catch (Exception e) {
            throw new CannotStart("The migration " + changelog + " fails: " + e.getMessage(), e);
        }
    }

    private static void update(Connection owner, String changelog) throws Exception {
        Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(owner));
        new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, changelog)
                .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                .execute();
    }
}
