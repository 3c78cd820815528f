package com.hissabbook.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.hissabbook.embedded.SharedPostgres;
import com.hissabbook.embedded.TestDatabase;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import liquibase.UpdateSummaryEnum;
import liquibase.command.core.RollbackCountCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import org.junit.jupiter.api.Test;

/** Rules that were written before conditions came keep what they look for, for every tenant, there and back. */
class RulesMigratedTest {

    private static final List<UUID> TENANTS = List.of(UUID.randomUUID(), UUID.randomUUID());

    @Test
    void rulesOfAllTenantsGoOnAsConditions() throws Exception {
        TestDatabase scratch = SharedPostgres.get().freshDatabase();
        backToTextOnly(scratch);
        try (Connection superuser = scratch.asSuperuser();
                Statement statement = superuser.createStatement()) {
            for (UUID tenant : TENANTS) {
                UUID account = UUID.randomUUID();
                statement.execute(
                        "insert into classification.account (account_id, tenant_id, code, name, type, version) values ('"
                                + account + "', '" + tenant + "', '6000', 'Rent', 'EXPENSE', 0)");
                statement.execute(
                        "insert into classification.rule (rule_id, tenant_id, position, contains, account_id, version) values ('"
                                + UUID.randomUUID() + "', '" + tenant + "', 10, 'Land\"lord', '" + account + "', 3)");
            }
        }

        forward(scratch);

        try (Connection superuser = scratch.asSuperuser()) {
            assertThat(TenantRows.strings(superuser, """
                            select condition ->> 'value' || '|' || words || '|' || stop || '|' || version from classification.rule"""))
                    .hasSize(2)
                    .containsOnly("Land\"lord|text contains \"Land\"lord\"|true|3");
            assertThat(TenantRows.strings(superuser, """
                            select v.rule_set_version || '|' || v.version || '|' || s.version || '|' || (v.condition = r.condition)
                            from classification.rule_revision v join classification.rule r using (rule_id)
                            join classification.rule_set s on s.tenant_id = v.tenant_id and s.tenant_id = r.tenant_id""")).hasSize(2).containsOnly("1|3|1|true");
        }

        backToTextOnly(scratch);
        try (Connection superuser = scratch.asSuperuser()) {
            assertThat(TenantRows.strings(superuser, "select contains || active from classification.rule"))
                    .hasSize(2)
                    .containsOnly("Land\"lordtrue");
        }
    }

    private static void backToTextOnly(TestDatabase scratch) throws Exception {
        String count;
        try (Connection superuser = scratch.asSuperuser()) {
            count = TenantRows.strings(superuser, """
                            select count(*) from databasechangelog where orderexecuted >= (
                                select orderexecuted from databasechangelog where id = 'classification-006-rule-condition')""").getFirst();
        }
        try (Connection owner = scratch.asOwner()) {
            ChangelogTest.run(
                    owner,
                    RollbackCountCommandStep.COMMAND_NAME,
                    Map.of(RollbackCountCommandStep.COUNT_ARG.getName(), Integer.parseInt(count)));
        }
    }

    private static void forward(TestDatabase scratch) throws Exception {
        try (Connection owner = scratch.asOwner()) {
            ChangelogTest.run(
                    owner,
                    UpdateCommandStep.COMMAND_NAME,
                    Map.of(ShowSummaryArgument.SHOW_SUMMARY.getName(), UpdateSummaryEnum.OFF));
        }
    }
}
