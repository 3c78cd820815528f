package com.hissabbook.banking;

import com.hissabbook.banking.FileLook.Found;
import com.hissabbook.banking.FileLook.Known;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.statement.Beginning;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** {@link FilePreviews} over stored files and files on disk. */
@Component
@Transactional(readOnly = true)
class JdbcFilePreviews implements FilePreviews {

    private static final FileInspection NOTHING = new FileInspection(Optional.empty(), List.of(), List.of(), List.of());

    /** So many records are held against the file's balances, though fewer are shown. */
    private static final int JUDGED = 2_000;

    private final JdbcClient jdbc;
    private final FileVault vault;
    private final FileLook look;
    private final SavedLayouts saved;
    private final CsvProfiles profiles;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcFilePreviews(JdbcClient jdbc, FileVault vault, FileLook look, SavedLayouts saved, CsvProfiles profiles) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.look = look;
        this.saved = saved;
        this.profiles = profiles;
    }

    /** The stored file, and what is known of it so far. */
    private record Stored(UUID fileId, Known known) {}

    @Override
    public FilePreview of(ImportId id, Answers answers, int records) {
        Stored stored = jdbc.sql("""
                        select j.file_id, j.csv_layout, j.csv_profile_id, j.answers, a.currency, a.kind = 'CARD' as is_card
                        from banking.import_job j left join banking.money_account a on a.money_account_id = j.money_account_id
                        where j.import_id = ? and j.tenant_id = ?""")
                .params(id.value(), TenantScope.requireTenant().value())
                .query((row, n) -> new Stored(
                        row.getObject("file_id", UUID.class),
                        new Known(
                                new ReadOptions(
                                        Optional.ofNullable(row.getString("csv_layout"))
                                                .map(layout -> json.readValue(layout, CsvProfile.class)),
                                        Optional.ofNullable(row.getString("currency"))
                                                .map(CurrencyCode::new),
                                        json.readValue(row.getString("answers"), Answers.WORDS)),
                                Optional.ofNullable(row.getObject("csv_profile_id", UUID.class)),
                                row.getBoolean("is_card"))))
                .optional()
                .orElseThrow(() -> Refused.notFound("import"));
        return preview(vault.open(stored.fileId()), with(stored.known(), answers), records);
    }

    @Override
    public FilePreview of(Path content, UUID csvProfileId, Optional<UUID> moneyAccountId, int records) {
        CsvProfile layout = profiles.find(csvProfileId).layout();
        Known known = new Known(
                new ReadOptions(Optional.of(layout), moneyAccountId.map(this::currency)),
                Optional.of(csvProfileId),
                false);
        return preview(new OnDisk(content), known, records);
    }

    private Known with(Known known, Answers answers) {
        Map<Question.About, String> words = new HashMap<>(known.options().answers());
        words.putAll(answers.words());
        Optional<CsvProfile> layout = answers.csvProfileId()
                .map(saved::find)
                .map(SavedCsvProfile::layout)
                .or(answers::layout);
        return new Known(
                new ReadOptions(
                        layout.or(() -> known.options().profile()),
                        known.options().accountCurrency(),
                        words),
                layout.isPresent() ? answers.csvProfileId() : known.csvProfileId(),
                known.isCard());
    }

    private FilePreview preview(StatementSource source, Known known, int records) {
        try {
            Found found = look.at(source, known);
            Optional<String> format = Optional.of(found.reader().format());
            return switch (found.inspection()) {
                case Inspection.Readable readable ->
                    read(found.reader(), source, known, FileInspection.of(readable), records);
                case Inspection.NeedsAnswer open
                when open.draft().isPresent() -> read(found.reader(), source, known, FileInspection.of(open), records);
                case Inspection.NeedsAnswer open ->
                    new FilePreview(format, FileInspection.of(open), List.of(), Optional.empty());
                case Inspection.Refused refused ->
                    new FilePreview(
                            format,
                            NOTHING,
                            List.of(),
                            Optional.of(new Refusal(refused.code(), refused.message(), refused.line())));
            };
        } catch (UnreadableFile unknown) {
            return new FilePreview(Optional.empty(), NOTHING, List.of(), Optional.of(refusal(unknown)));
        } catch (IOException e) {
            throw new UncheckedIOException("the file cannot be read back", e);
        }
    }

    private static FilePreview read(
            StatementReader reader, StatementSource source, Known known, FileInspection inspection, int records)
            throws IOException {
        List<StatementEvent> told = new ArrayList<>();
        var options = new ReadOptions(
                inspection.layout(),
                known.options().accountCurrency(),
                known.options().answers());
        Optional<Refusal> refusal = Optional.empty();
        try {
            var shown = new AtomicInteger(records);
            Beginning.tell(reader, source, options, Math.max(records, JUDGED), event -> {
                boolean isRecord = event instanceof StatementEvent.Line || event instanceof StatementEvent.Rejection;
                if (!isRecord || shown.getAndDecrement() > 0) {
                    told.add(event);
                }
            });
        } catch (UnreadableFile unreadable) {
            refusal = Optional.of(refusal(unreadable));
        }
        return new FilePreview(Optional.of(reader.format()), inspection, List.copyOf(told), refusal);
    }

    private static Refusal refusal(UnreadableFile unreadable) {
        return new Refusal(unreadable.code(), String.valueOf(unreadable.getMessage()), unreadable.line());
    }

    private CurrencyCode currency(UUID moneyAccountId) {
        return jdbc.sql("select currency from banking.money_account where money_account_id = ? and tenant_id = ?")
                .params(moneyAccountId, TenantScope.requireTenant().value())
                .query((row, n) -> new CurrencyCode(row.getString(1)))
                .optional()
                .orElseThrow(() -> Refused.invalid(
                        "unknown-ledger",
                        "There is no such ledger in this organisation. Choose one of its ledgers, or add it first."));
    }

    /** An uploaded file that is not stored. */
    private record OnDisk(Path file) implements StatementSource {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() {
            return file.toFile().length();
        }
    }
}
