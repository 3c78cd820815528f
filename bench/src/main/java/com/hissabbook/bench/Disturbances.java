package com.hissabbook.bench;

import com.hissabbook.bench.Progress.Phase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is done to imports while they run. Each disturbance takes a new organisation and the same file, so that all must end with the same
 * books; the API and the worker are processes of their own.
 */
final class Disturbances implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final int ATTEMPTS = 8;

    private final Installation installation;
    private final byte[] file;
    private final Api api;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Double> recoveries = new LinkedHashMap<>();
    private AppProcess apiProcess;
    private AppProcess worker;
    private String expected = "";
    private Timeline timeline = new Timeline(Map.of());
    private int kills;

    private Disturbances(Installation installation, byte[] file) {
        this.installation = installation;
        this.file = file;
        this.apiProcess = installation.startApp("api").awaitReady();
        this.worker = installation.startApp("worker");
        this.api = new Api(installation.address());
    }

    /** Starts the processes and takes the digest of undisturbed imports. */
    static Disturbances prepare(Installation installation, int lines, long seed) throws SQLException {
        byte[] file = StatementFile.ofLength(seed, lines).csv(0, lines);
        Disturbances all = new Disturbances(installation, file);
        try {
            all.takeDigest();
        } catch (SQLException | RuntimeException e) {
            installation.keep();
            all.close();
            throw e;
        }
        return all;
    }

    /** Twice: the first import warms the worker up, and shows that two undisturbed ones agree at all. */
    private void takeDigest() throws SQLException {
        try (Connection superuser = installation.superuser()) {
            Organisation first = Organisation.found(api);
            Timeline unused = Timeline.of(superuser, first.uploadCsv(file));
            Organisation second = Organisation.found(api);
            timeline = Timeline.of(superuser, second.uploadCsv(file));
            expected = Digest.of(superuser, first.id());
            String again = Digest.of(superuser, second.id());
            List<String> faults = new ArrayList<>(Faults.of(superuser, first.id()));
            faults.addAll(Faults.of(superuser, second.id()));
            if (!expected.equals(again)) {
                faults.add("two undisturbed imports differ");
            }
            if (!faults.isEmpty()) {
                throw new IllegalStateException("Without any disturbance: " + String.join("; ", faults));
            }
        }
        say("undisturbed: " + timeline + "; digest " + expected.substring(0, 12));
    }

    /** One disturbance. */
    private interface Disturbance {
        void happen() throws SQLException, IOException;
    }

    /** Kills of the worker first, then the API, PostgreSQL, and Temporal's database. */
    void all(List<KillPoint> points) {
        for (int n = 0; n < points.size(); n++) {
            KillPoint point = points.get(n);
            String name = "kill %2d/%d".formatted(n + 1, points.size());
            attempt(name, () -> killWorker(name, point));
        }
        attempt("kill of the API", this::killApiBeforeWorkflowStarts);
        attempt("kill of PostgreSQL", this::killPostgres);
        attempt("loss of Temporal's database", this::loseTemporalsDatabase);
    }

    /** What cannot be carried through is wrong too. */
    private void attempt(String name, Disturbance disturbance) {
        try {
            disturbance.happen();
        } catch (SQLException | IOException | RuntimeException e) {
            say(name + " -> WRONG: " + e);
            wrong.add(name + ": " + e);
        }
    }

    /** Kills the worker at that point of an import; tries again where the import was faster. */
    private void killWorker(String name, KillPoint point) throws SQLException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Organisation organisation = Organisation.found(api);
            try (Connection superuser = installation.superuser()) {
                UUID importId = organisation.uploadCsv(file);
                awaitPhase(superuser, importId, point.phase());
                Pause.of(timeline.of(point));
                long killedAt = System.nanoTime();
                worker.kill9();
                Progress at = Progress.of(superuser, importId);
                worker = installation.startApp("worker");
                if (!at.completed()) {
                    kills++;
                    judge(name, point + ": " + at, organisation, importId, killedAt);
                    return;
                }
                judge(name + " (too late, not counted)", point + ": " + at, organisation, importId, killedAt);
            }
        }
        throw new IllegalStateException(name + " came too late " + ATTEMPTS + " times: take a larger file");
    }

    /**
     * Kills the API when the import is recorded and its workflow not started. A stopped Temporal takes no start request; it is killed as
     * well before it can read one from its socket. So only the sweeper can start the workflow.
     */
    private void killApiBeforeWorkflowStarts() throws SQLException {
        Organisation organisation = Organisation.found(api);
        signal("STOP", installation.temporal().pid());
        UUID importId = organisation.uploadCsv(file);
        long killedAt = System.nanoTime();
        apiProcess.kill9();
        installation.temporal().kill9();
        Progress at;
        try (Connection superuser = installation.superuser()) {
            at = Progress.of(superuser, importId);
        }
        installation.restartTemporal();
        apiProcess = installation.startApp("api").awaitReady();
        judge("kill of the API", "after its 202: " + at, organisation, importId, killedAt);
    }

    /** Pulls PostgreSQL's plug while rows are being written. */
    private void killPostgres() throws SQLException {
        Organisation organisation = Organisation.found(api);
        UUID importId;
        Progress at;
        try (Connection superuser = installation.superuser()) {
            importId = organisation.uploadCsv(file);
            awaitPhase(superuser, importId, Phase.POSTING);
            at = Progress.of(superuser, importId);
        }
        long killedAt = System.nanoTime();
        installation.crashPostgres();
        judge("kill of PostgreSQL", at.toString(), organisation, importId, killedAt);
    }

    /** Temporal forgets everything while an import waits for a person; the person's approval must still find its way. */
    private void loseTemporalsDatabase() throws SQLException, IOException {
        Organisation organisation = Organisation.found(api);
        UUID importId = organisation.uploadCsvForReview(file);
        try (Connection superuser = installation.superuser()) {
            awaitPhase(superuser, importId, Phase.AWAITING_REVIEW);
            long killedAt = System.nanoTime();
            installation.temporal().kill9();
            installation.deleteTemporalDatabase();
            installation.restartTemporal();
            organisation.approve(importId);
            judge("loss of Temporal's database", "while awaiting review", organisation, importId, killedAt);
        }
    }

    private static void awaitPhase(Connection superuser, UUID importId, Phase phase) throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Progress.of(superuser, importId).reached(phase)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "the import never becomes " + phase + "; it is " + Progress.of(superuser, importId));
            }
            Pause.millis(1);
        }
    }

    /**
     * Waits until the import has completed by itself and compares what came of it.
     *
     * @param disturbedAt in the time of {@link System#nanoTime}
     */
    private void judge(String name, String what, Organisation organisation, UUID importId, long disturbedAt)
            throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Connection superuser = installation.superuser()) {
            Progress now = Progress.of(superuser, importId);
            while (!now.completed() && System.nanoTime() - disturbedAt < PATIENCE.toNanos()) {
                Pause.millis(50);
                now = Progress.of(superuser, importId);
            }
            double seconds = (System.nanoTime() - disturbedAt) / 1e9;
            recoveries.put(name + ": " + what, seconds);
            if (now.completed()) {
                faults.addAll(Faults.of(superuser, organisation.id()));
                if (!Digest.of(superuser, organisation.id()).equals(expected)) {
                    faults.add("other books than undisturbed");
                }
            } else {
                faults.add("not completed after " + PATIENCE.toMinutes() + " minutes: " + now);
            }
            String verdict = faults.isEmpty() ? "equal" : "WRONG: " + String.join("; ", faults);
            say("%s, %s -> completed after %.1f s, %s".formatted(name, what, seconds, verdict));
        }
        if (!faults.isEmpty()) {
            wrong.add(name + " of organisation " + organisation.id() + ", " + what + ": " + String.join("; ", faults));
        }
    }

    private static void signal(String signal, long pid) {
        try {
            int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + signal + " " + pid + " failed");
            }
        } catch (IOException e) {
            throw new IllegalStateException("kill -" + signal + " " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    int kills() {
        return kills;
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    Map<String, Double> recoveries() {
        return Map.copyOf(recoveries);
    }

    String undisturbed() {
        return timeline.toString();
    }

    @Override
    public void close() {
        worker.kill9();
        apiProcess.kill9();
    }
}
