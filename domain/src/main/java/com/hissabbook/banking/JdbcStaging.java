package com.hissabbook.banking;

import com.hissabbook.banking.FileSummary.StatementSummary;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent.StatedBalance;
import com.hissabbook.statement.StatementReaders;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** {@link Staging} by COPY into the session's own inbox. */
@Component
class JdbcStaging implements Staging {

    private static final String TAKE_IN = "insert into banking.staged_line (tenant_id, import_id, "
            + StagedLineCopy.COLUMNS + ") select ?, ?, " + StagedLineCopy.COLUMNS + " from staged_line_inbox";

    private final JdbcClient jdbc;
    private final StagedLineInbox inbox;
    private final FileVault vault;
    private final StatementReaders readers;
    private final StatementAccounts accounts;
    private final ImportLifecycle lifecycle;
    private final ObjectMapper json = JsonMapper.builder().build();

    JdbcStaging(
            JdbcClient jdbc,
            StagedLineInbox inbox,
            FileVault vault,
            StatementReaders readers,
            StatementAccounts accounts,
            ImportLifecycle lifecycle) {
        this.jdbc = jdbc;
        this.inbox = inbox;
        this.vault = vault;
        this.readers = readers;
        this.accounts = accounts;
        this.lifecycle = lifecycle;
    }

    @Override
    @Transactional(readOnly = true)
    public FileReading reading(ImportId id) {
        return jdbc.sql("""
                        select j.file_id, j.format, j.csv_layout, j.answers, j.staged_through, j.requested_at, a.currency
                        from banking.import_job j left join banking.money_account a on a.money_account_id = j.money_account_id
                        where j.import_id = ?""")
                .param(id.value())
                .query((row, n) -> new FileReading(
                        id,
                        vault.open(row.getObject("file_id", UUID.class)),
                        readers.named(row.getString("format")),
                        new ReadOptions(
                                Optional.ofNullable(row.getString("csv_layout"))
                                        .map(layout -> json.readValue(layout, CsvProfile.class)),
                                Optional.ofNullable(row.getString("currency")).map(CurrencyCode::new),
                                json.readValue(row.getString("answers"), Answers.WORDS)),
                        row.getInt("staged_through"),
                        latestDay(row.getObject("requested_at", OffsetDateTime.class))))
                .single();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(ImportId id, List<StagedBlock> blocks) {
        int after = blocks.getFirst().after();
        int through = blocks.getLast().through();
        int moved = jdbc.sql("""
                        update banking.import_job set staged_through = ?, staged_lines = staged_lines + ?
                        where import_id = ? and staged_through = ? and lines_seen is null and state = 'STAGING'""")
                .params(through, through - after, id.value(), after)
                .update();
        if (moved != 1) {
            throw new FencedOff(id, "lines behind " + after + " are staged already");
        }
        inbox.fill(blocks);
        jdbc.sql(TAKE_IN)
                .params(TenantScope.requireTenant().value(), id.value())
                .update();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(ImportId id, FileSummary summary) {
        Optional<UUID> chosen = jdbc.sql(
                        "select money_account_id from banking.import_job where import_id = ? for update")
                .param(id.value())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class)))
                .single();
        jdbc.sql("delete from banking.statement where import_id = ?")
                .param(id.value())
                .update();
        try {
            for (StatementSummary statement : summary.statements()) {
                UUID account = accounts.accountOf(statement, chosen, StatementAccounts.count(summary.statements()));
                insert(id, statement, account);
            }
        } catch (Refused refused) {
            jdbc.sql("delete from banking.statement where import_id = ?")
                    .param(id.value())
                    .update();
            lifecycle.refuse(id, new Refusal(refused.code(), refused.detail(), 0));
        }
        jdbc.sql("""
                        update banking.import_job j set lines_seen = ?, encoding = ?,
                            money_account_id = coalesce(j.money_account_id, (
                                select min(s.money_account_id::text)::uuid from banking.statement s where s.import_id = j.import_id
                                having count(distinct s.money_account_id) = 1))
                        where import_id = ?""")
                .param(summary.linesSeen())
                .param(summary.encoding().map(Charset::name).orElse(null))
                .param(id.value())
                .update();
    }

    private void insert(ImportId id, StatementSummary statement, UUID account) {
        jdbc.sql("""
                        insert into banking.statement (import_id, statement_no, tenant_id, money_account_id, account_number, currency,
                            covers_from, covers_to, opening_balance, opening_date, closing_balance, closing_date,
                            available_balance, available_date, notices)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))""")
                .params(
                        id.value(),
                        statement.opened().statement(),
                        TenantScope.requireTenant().value(),
                        account)
                .param(statement.opened().account().number().orElse(null))
                .param(statement.opened().currency().orElse(null))
                .param(statement.opened().from().orElse(null))
                .param(statement.opened().to().orElse(null))
                .param(minor(statement.opening()))
                .param(date(statement.opening()))
                .param(minor(statement.closing()))
                .param(date(statement.closing()))
                .param(minor(statement.available()))
                .param(date(statement.available()))
                .param(json.writeValueAsString(notices(statement)))
                .update();
    }

    private static @Nullable Long minor(Optional<StatedBalance> balance) {
        return balance.map(stated -> stated.amount().minor()).orElse(null);
    }

    private static @Nullable LocalDate date(Optional<StatedBalance> balance) {
        return balance.flatMap(StatedBalance::date).orElse(null);
    }

    private static List<ImportStatement.Notice> notices(StatementSummary statement) {
        return statement.notices().stream()
                .map(notice -> new ImportStatement.Notice(notice.code(), notice.text(), notice.line()))
                .toList();
    }

    /** Somewhere on Earth it is already tomorrow when the file comes in. */
    static LocalDate latestDay(OffsetDateTime requestedAt) {
        return requestedAt.withOffsetSameInstant(ZoneOffset.ofHours(14)).toLocalDate();
    }
}
