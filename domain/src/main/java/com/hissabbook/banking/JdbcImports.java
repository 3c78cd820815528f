package com.hissabbook.banking;

import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Ids;
import com.hissabbook.kernel.Money;
import com.hissabbook.kernel.PendingProcesses;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.statement.StatementSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** {@link Imports} over {@code banking.import_job} and its lines. */
@Component
@Transactional
class JdbcImports implements Imports {

    private final JdbcClient jdbc;
    private final FileVault vault;
    private final SavedLayouts saved;
    private final ImportLifecycle lifecycle;
    private final PendingProcesses pendingProcesses;
    private final ApplicationEventPublisher events;
    private final ObjectMapper json = JsonMapper.builder().build();

    JdbcImports(
            JdbcClient jdbc,
            FileVault vault,
            SavedLayouts saved,
            ImportLifecycle lifecycle,
            PendingProcesses pendingProcesses,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.saved = saved;
        this.lifecycle = lifecycle;
        this.pendingProcesses = pendingProcesses;
        this.events = events;
    }

    /** An import was asked for. */
    record ImportReceived(UUID subject, Map<String, String> facts) implements AuditableEvent {
        @Override
        public String action() {
            return "banking.import-received";
        }
    }

    @Override
    public ImportId receive(ReceiveImport request) {
        request.moneyAccountId().ifPresent(this::mustExist);
        Optional<SavedCsvProfile> profile = request.csvProfileId().map(saved::find);
        var id = new ImportId(Ids.next());
        UUID fileId = vault.store(request.content());
        jdbc.sql("""
                        insert into banking.import_job (import_id, tenant_id, file_id, file_name, money_account_id, csv_profile_id,
                            csv_layout, csv_profile_version, review, state, correlation_id, requested_by)
                        values (?, ?, ?, ?, ?, ?, cast(? as jsonb), ?, ?, 'RECEIVED', ?, ?)""")
                .params(id.value(), TenantScope.requireTenant().value(), fileId, printable(request.fileName()))
                .param(request.moneyAccountId().orElse(null))
                .param(request.csvProfileId().orElse(null))
                .param(profile.map(known -> json.writeValueAsString(known.layout()))
                        .orElse(null))
                .param(profile.map(SavedCsvProfile::version).orElse(null))
                .params(
                        request.review().name(),
                        request.correlationId(),
                        request.requestedBy().value())
                .update();
        pendingProcesses.note(ImportRows.PROCESS, id.value());
        events.publishEvent(new ImportReceived(id.value(), Map.of("file", fileId.toString())));
        lifecycle.completeIfIdentical(id);
        return id;
    }

    @Override
    @Transactional(readOnly = true)
    public Import find(ImportId id) {
        return jdbc.sql(ImportRows.SELECT + " where j.import_id = ? and j.tenant_id = ?")
                .params(id.value(), TenantScope.requireTenant().value())
                .query(ImportRows::map)
                .optional()
                .orElseThrow(() -> Refused.notFound("import"));
    }

    @Override
    @Transactional(readOnly = true)
    public List<Import> list(Optional<UUID> before, int limit) {
        return jdbc.sql(ImportRows.SELECT
                        + " where j.tenant_id = ? and j.import_id < coalesce(cast(? as uuid), 'ffffffff-ffff-ffff-ffff-ffffffffffff')"
                        + " order by j.import_id desc limit ?")
                .param(TenantScope.requireTenant().value())
                .param(before.orElse(null))
                .param(limit)
                .query(ImportRows::map)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportStatement> statements(ImportId id) {
        return jdbc.sql("""
                        select s.*, coalesce(s.currency, a.currency) as money_currency
                        from banking.statement s left join banking.money_account a on a.money_account_id = s.money_account_id
                        where s.import_id = ? order by s.statement_no""").param(origin(id)).query(this::statement).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<StagedLine> lines(ImportId id, int after, int limit) {
        return jdbc.sql(
                        "select * from banking.staged_line where import_id = ? and line_no > ? order by line_no limit ?")
                .params(origin(id), after, limit)
                .query(StagedLineRows::map)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<StagedLine> lines(ImportId id, List<Integer> lineNos) {
        return jdbc.sql("select * from banking.staged_line where import_id = ? and line_no = any(?) order by line_no")
                .param(origin(id))
                .param(lineNos.toArray(Integer[]::new))
                .query(StagedLineRows::map)
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public StagedLine line(ImportId id, int lineNo) {
        return jdbc.sql("select * from banking.staged_line where import_id = ? and line_no = ?")
                .params(origin(id), lineNo)
                .query(StagedLineRows::map)
                .optional()
                .orElseThrow(() -> Refused.notFound("line of this import"));
    }

    @Override
    @Transactional(readOnly = true)
    public StatementSource file(ImportId id) {
        return vault.open(find(id).fileId());
    }

    private void mustExist(UUID moneyAccountId) {
        boolean known = jdbc.sql(
                        "select exists (select from banking.money_account where money_account_id = ? and tenant_id = ?)")
                .params(moneyAccountId, TenantScope.requireTenant().value())
                .query(Boolean.class)
                .single();
        if (!known) {
            throw Refused.invalid(
                    "unknown-ledger",
                    "There is no such ledger in this organisation. Choose one of its ledgers, or add it first.");
        }
    }

    /** The import whose lines stand for this one's: itself, or the earlier one of the same bytes. */
    private UUID origin(ImportId id) {
        Import found = find(id);
        return found.sameAs().orElse(id).value();
    }

    private ImportStatement statement(ResultSet row, int n) throws SQLException {
        Optional<CurrencyCode> currency =
                Optional.ofNullable(row.getString("money_currency")).map(CurrencyCode::new);
        return new ImportStatement(
                row.getInt("statement_no"),
                Optional.ofNullable(row.getObject("money_account_id", UUID.class)),
                Optional.ofNullable(row.getString("account_number")),
                day(row, "covers_from"),
                day(row, "covers_to"),
                money(row, "opening_balance", currency),
                day(row, "opening_date"),
                money(row, "closing_balance", currency),
                day(row, "closing_date"),
                money(row, "available_balance", currency),
                List.of(json.readValue(row.getString("notices"), ImportStatement.Notice[].class)));
    }

    private static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    private static Optional<Money> money(ResultSet row, String column, Optional<CurrencyCode> currency)
            throws SQLException {
        Long minor = row.getObject(column, Long.class);
        return minor == null ? Optional.empty() : currency.map(known -> new Money(minor, known));
    }

    /** A file's name as people see it: no path, no control characters, of a length that a list can show. */
    private static String printable(String fileName) {
        String bare = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return bare.isBlank() ? "unnamed" : bare.substring(0, Math.min(bare.length(), 255));
    }
}
