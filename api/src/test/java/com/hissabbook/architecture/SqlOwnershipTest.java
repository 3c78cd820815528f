package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A module's SQL names its own tables and others' published views: in the sources and in the changelog. */
class SqlOwnershipTest {

    private static final SqlOwnership OWNERSHIP = SqlOwnership.ofTheProject();

    static Stream<Path> changelogs() {
        return Repository.filesUnder(SqlOwnership.CHANGELOG, ".sql").stream();
    }

    @Test
    void holdsInTheSources() {
        assertThat(Code.production().sources())
                .flatExtracting(OWNERSHIP::breaches)
                .isEmpty();
    }

    @Test
    void holdsInTheChangelog() {
        assertThat(changelogs())
                .flatExtracting(
                        file -> OWNERSHIP.breachesOfChangelog(SqlOwnership.schemaOf(file), Repository.read(file)))
                .isEmpty();
    }

    /** The scan sees the SQL that there is: a scan that finds nothing would pass for ever. */
    @Test
    void seesWhoReadsWhat() {
        assertThat(OWNERSHIP.schemas()).contains("kernel", "outbox", "banking", "transaction", "ledger", "reporting");
        assertThat(OWNERSHIP.published()).contains("banking.published_staged_line", "ledger.published_daily_balance");
        assertThat(OWNERSHIP.reads().get("transaction")).containsExactly("banking");
        assertThat(OWNERSHIP.reads().get("classification")).contains("banking", "transaction");
        assertThat(OWNERSHIP.reads().get("ledger")).contains("classification");
        assertThat(OWNERSHIP.reads().get("reporting")).contains("classification", "ledger");
    }

    /** Who wants to read a module's rows looks at its front page. */
    @Test
    void everySchemaAndPublishedViewIsOnAFrontPage() {
        assertThat(OWNERSHIP.schemas())
                .allSatisfy(schema -> OWNERSHIP
                        .front(schema)
                        .ifPresent(page -> assertThat(page.part("Owns")).contains("`" + schema + "`")));
        assertThat(OWNERSHIP.published())
                .extracting(view -> view.split("\\."))
                .allSatisfy(view -> OWNERSHIP
                        .front(view[0])
                        .ifPresent(page -> assertThat(page.text()).contains("{@code " + view[1] + "}")));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ledger         | select * from banking.import_job                            | belongs to banking
            banking        | select * from ledger.published_entry                        | may not use ledger
            api            | select * from banking.published_import                      | may not use banking
            workflows      | update banking.import_job set state = 'COMPLETED'           | belongs to banking
            reconciliation | join ledger.posting p on p.account_id = s.money_account_id  | belongs to ledger
            reconciliation | from ledger.published_balance                               | no changelog creates
            transaction    | delete from outbox.pending_process where process = ?        | belongs to kernel
            adapters       | insert into banking.staged_line (line_no) values (?)        | belongs to banking
            audit          | select * from kernel.tenant                                 | belongs to kernel
            """)
    void refuses(String module, String sql, String reason) {
        assertThat(OWNERSHIP.breaches(module, sql))
                .hasSize(1)
                .allSatisfy(breach -> assertThat(breach).contains(reason));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            ledger         | insert into ledger.entry (entry_id) select 1
            ledger         | from classification.published_classified_line l
            kernel         | update outbox.pending_process p set checks = 0
            audit          | select kernel.current_tenant()
            audit          | ledger.entry-posted
            banking        | hissabbook.identity.issuer
            """)
    void allows(String module, String text) {
        assertThat(OWNERSHIP.breaches(module, text)).isEmpty();
    }

    @Test
    void refusesAForeignKeyThatLeavesItsSchema() {
        assertThat(OWNERSHIP.breachesOfChangelog(
                        "ledger", "alter table ledger.entry add foreign key (t) references transaction.transaction;"))
                .hasSize(2)
                .anySatisfy(breach -> assertThat(breach).contains("foreign key", "transaction.transaction"));
    }

    @Test
    void looksIntoRollbacksButNotIntoComments() {
        assertThat(OWNERSHIP.breachesOfChangelog(
                        "ledger", "--comment: as banking.import_job has it\nselect 1; -- banking.statement"))
                .isEmpty();
        assertThat(OWNERSHIP.breachesOfChangelog("ledger", "--rollback drop table banking.statement;"))
                .hasSize(1);
    }

    @Test
    void refusesAnEntityOverAnothersTable() {
        Code broken = Code.fixture(Repository.fixtures("broken-sql"));

        assertThat(broken.sources())
                .flatExtracting(OWNERSHIP::breaches)
                .hasSize(2)
                .anySatisfy(breach -> assertThat(breach).contains("Broken.java", "ledger maps a table of banking"))
                .anySatisfy(breach -> assertThat(breach).contains("Broken.java", "ledger names banking.statement"));
    }
}
