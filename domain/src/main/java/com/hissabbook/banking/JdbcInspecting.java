package com.hissabbook.banking;

import com.hissabbook.banking.FileLook.Found;
import com.hissabbook.banking.FileLook.Known;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.kernel.AuditableEvent;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Refused;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.Inspection;
import com.hissabbook.statement.Question;
import com.hissabbook.statement.Question.About;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.UnreadableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** {@link Inspecting} over {@code banking.import_job}. */
@Component
@Transactional
class JdbcInspecting implements Inspecting {

    private static final Set<ImportState> BEFORE = Set.of(ImportState.RECEIVED, ImportState.AWAITING_ANSWER);

    private final JdbcClient jdbc;
    private final FileVault vault;
    private final FileLook look;
    private final SavedLayouts saved;
    private final ImportLifecycle lifecycle;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcInspecting(
            JdbcClient jdbc,
            FileVault vault,
            FileLook look,
            SavedLayouts saved,
            ImportLifecycle lifecycle,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.look = look;
        this.saved = saved;
        this.lifecycle = lifecycle;
        this.events = events;
    }

    /** Questions of an import were answered; the facts name the questions, not the words. */
    record ImportAnswered(UUID subject, Map<String, String> facts) implements AuditableEvent {
        @Override
        public String action() {
            return "banking.import-answered";
        }
    }

    /** An import as it waits for the look. */
    private record Job(UUID fileId, Known known) {}

    @Override
    public ImportState inspect(ImportId id) {
        if (!BEFORE.contains(lifecycle.state(id))) {
            return lifecycle.state(id);
        }
        Job job = jdbc.sql("""
                        select j.file_id, j.csv_layout, j.csv_profile_id, j.answers, a.currency, a.kind = 'CARD' as is_card
                        from banking.import_job j left join banking.money_account a on a.money_account_id = j.money_account_id
                        where j.import_id = ?""").param(id.value()).query(this::job).single();
        try {
            Found found = look.at(vault.open(job.fileId()), job.known());
            switch (found.inspection()) {
                case Inspection.Readable readable -> {
                    move(id, ImportState.STAGING, found, FileInspection.of(readable), readable.profile());
                    learn(job.known(), found.fingerprint());
                    lifecycle.completeIfIdentical(id);
                }
                case Inspection.NeedsAnswer open ->
                    move(id, ImportState.AWAITING_ANSWER, found, FileInspection.of(open), Optional.empty());
                case Inspection.Refused refused ->
                    lifecycle.refuse(id, new Refusal(refused.code(), refused.message(), refused.line()));
            }
        } catch (UnreadableFile unreadable) {
            lifecycle.refuse(
                    id, new Refusal(unreadable.code(), String.valueOf(unreadable.getMessage()), unreadable.line()));
        } catch (IOException e) {
            throw new UncheckedIOException("the stored file cannot be read back", e);
        }
        return lifecycle.state(id);
    }

    @Override
    public void answer(ImportId id, Answers answers) {
        FileInspection open = waiting(id);
        Optional<SavedCsvProfile> chosen = answers.csvProfileId().map(saved::find);
        Optional<CsvProfile> layout = chosen.map(SavedCsvProfile::layout).or(answers::layout);
        if (layout.isEmpty()) {
            checkWords(open.questions(), answers.words());
        }
        int noted = jdbc.sql("""
                        update banking.import_job set answers = answers || cast(:words as jsonb),
                            csv_layout = coalesce(cast(:layout as jsonb), csv_layout),
                            csv_profile_id = case when cast(:layout as text) is null then csv_profile_id else cast(:profile as uuid) end,
                            csv_profile_version = case when cast(:layout as text) is null then csv_profile_version else cast(:version as bigint) end
                        where import_id = :import and state = 'AWAITING_ANSWER'""")
                .param("words", json.writeValueAsString(answers.words()))
                .param("layout", layout.map(json::writeValueAsString).orElse(null))
                .param("profile", chosen.map(SavedCsvProfile::id).orElse(null))
                .param("version", chosen.map(SavedCsvProfile::version).orElse(null))
                .param("import", id.value())
                .update();
        if (noted != 1) {
            throw notWaiting(lifecycle.state(id));
        }
        events.publishEvent(new ImportAnswered(id.value(), Map.of("questions", abouts(open.questions()))));
    }

    private FileInspection waiting(ImportId id) {
        ImportState state = lifecycle.state(id);
        if (state != ImportState.AWAITING_ANSWER) {
            throw notWaiting(state);
        }
        String found = jdbc.sql("select inspection from banking.import_job where import_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        return json.readValue(found, FileInspection.class);
    }

    private static Refused notWaiting(ImportState state) {
        return Refused.conflict("not-awaiting-answer", "The import is " + state + " and asks nothing.");
    }

    private static void checkWords(List<Question> questions, Map<About, String> words) {
        for (Question question : questions) {
            String word = words.get(question.about());
            if (word == null) {
                throw Refused.invalid(
                        "unanswered",
                        question.about() == About.COLUMNS
                                ? "The question " + About.COLUMNS
                                        + " is open: answer it with a layout or a saved profile."
                                : "The question " + question.about() + " is open: " + question.text());
            }
            FileLook.check(question, word);
        }
        Set<About> asked = Set.copyOf(questions.stream().map(Question::about).toList());
        words.keySet().stream()
                .filter(about -> !asked.contains(about))
                .findFirst()
                .ifPresent(about -> {
                    throw Refused.invalid(
                            "invalid-answer", about + " is not asked. Open are: " + abouts(questions) + ".");
                });
    }

    private static String abouts(List<Question> questions) {
        return String.join(
                ", ",
                questions.stream().map(question -> question.about().name()).toList());
    }

    private void move(
            ImportId id, ImportState to, Found found, FileInspection inspection, Optional<CsvProfile> layout) {
        jdbc.sql("""
                        update banking.import_job set state = :state, format = :format, reader_version = :version,
                            inspection = cast(:inspection as jsonb), csv_layout = coalesce(cast(:layout as jsonb), csv_layout),
                            csv_profile_id = coalesce(cast(:profile as uuid), csv_profile_id),
                            csv_profile_version = coalesce(cast(:profileVersion as bigint), csv_profile_version)
                        where import_id = :import and state in ('RECEIVED', 'AWAITING_ANSWER')""")
                .param("state", to.name())
                .param("format", found.reader().format())
                .param("version", found.reader().version())
                .param("inspection", json.writeValueAsString(inspection))
                .param("layout", layout.map(json::writeValueAsString).orElse(null))
                .param("profile", found.saved().map(SavedCsvProfile::id).orElse(null))
                .param(
                        "profileVersion",
                        found.saved().map(SavedCsvProfile::version).orElse(null))
                .param("import", id.value())
                .update();
    }

    private void learn(Known known, Optional<String> fingerprint) {
        if (known.csvProfileId().isPresent() && fingerprint.isPresent()) {
            saved.learn(known.csvProfileId().get(), fingerprint.get());
        }
    }

    private Job job(ResultSet row, int n) throws SQLException {
        var options = new ReadOptions(
                Optional.ofNullable(row.getString("csv_layout"))
                        .map(layout -> json.readValue(layout, CsvProfile.class)),
                Optional.ofNullable(row.getString("currency")).map(CurrencyCode::new),
                json.readValue(row.getString("answers"), Answers.WORDS));
        return new Job(
                row.getObject("file_id", UUID.class),
                new Known(
                        options,
                        Optional.ofNullable(row.getObject("csv_profile_id", UUID.class)),
                        row.getBoolean("is_card")));
    }
}
