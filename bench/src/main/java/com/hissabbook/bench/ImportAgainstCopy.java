package com.hissabbook.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * {@code a1}, {@code a2}, {@code h}, {@code s}: a file into a fresh organisation, from the first byte of the upload sent until the API
 * says COMPLETED, against COPY of the rows it left, pair by pair. Both sides must end with the same digest.
 *
 * <p>{@code h} is 1 less the duration of the import's Batch steps (start to end of its step executions, by Batch's own record) divided by
 * that same time. So it holds all that is not moving rows: taking in and storing the file, Temporal's round trips, starting and ending
 * jobs, settling, and the wait until a poll sees the end. {@code plan} is the share of the step that decides on
 * the lines in that time; classifying them is a step of its own, which an import without a plan would need as well. {@code s} is what all our schemas grew by, with indexes and the stored file.
 */
final class ImportAgainstCopy implements Scenario {

    private final List<Double> a1 = new ArrayList<>();
    private final List<Double> a2 = new ArrayList<>();
    private final List<Double> h = new ArrayList<>();
    private final List<Double> plan = new ArrayList<>();
    private final List<Double> s = new ArrayList<>();
    private final List<String> seconds = new ArrayList<>();

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.A1, Figure.A2, Figure.H, Figure.PLAN, Figure.S);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException, IOException {
        CopySide copySide = CopySide.prepare(lab.installation());
        for (int pair = 1; pair <= lab.sizes().pairs(); pair++) {
            pair(lab, copySide, pair);
        }
        report.add(Figure.A1, Samples.of(a1));
        report.add(Figure.A2, Samples.of(a2));
        report.add(Figure.H, Samples.of(h));
        report.add(Figure.PLAN, Samples.of(plan));
        report.add(Figure.S, Samples.of(s));
        report.note("a1", seconds);
    }

    private void pair(Lab lab, CopySide copySide, int pair) throws SQLException, IOException {
        int lines = lab.sizes().lines();
        byte[] file = StatementFile.ofLength(pair, lines).csv(0, lines);
        Organisation organisation = lab.freshOrganisation();
        try (Connection superuser = lab.installation().superuser()) {
            long bytesBefore = bytesOnDisk(superuser);
            lab.checkpoint();
            Organisation.Imported imported = organisation.importCsv(file).expectAll("added", lines);
            Map<String, Double> steps = secondsBySteps(superuser, imported.id());
            double inSteps =
                    steps.values().stream().mapToDouble(Double::doubleValue).sum();
            double bytesPerLine = (bytesOnDisk(superuser) - bytesBefore) / (double) lines;

            copySide.take(superuser, organisation.id());
            double copy = copySide.copyIntoTables(organisation.id());
            double bare = copySide.copyIntoHeaps();
            if (!Digest.of(superuser, organisation.id()).equals(copySide.digest(organisation.id()))) {
                throw new IllegalStateException("import and COPY end with different books in pair " + pair);
            }
            a1.add(copy / imported.seconds());
            a2.add(bare / imported.seconds());
            h.add(1 - inSteps / imported.seconds());
            plan.add(steps.getOrDefault("decide-lines", Double.NaN) / imported.seconds());
            s.add(bytesPerLine);
            String line = "pair %d: import %.2f s (steps %s), COPY %.2f s, bare COPY %.2f s, %.0f bytes a line"
                    .formatted(pair, imported.seconds(), steps, copy, bare, bytesPerLine);
            seconds.add(line);
            Lab.say(line + "; digests equal");
        }
    }

    private static Map<String, Double> secondsBySteps(Connection superuser, UUID importId) throws SQLException {
        Map<String, Double> steps = new LinkedHashMap<>();
        Sql.rows(superuser, """
                        select s.step_name, round(sum(extract(epoch from s.end_time - s.start_time)), 3)
                        from batch.step_execution s join batch.job_execution_params p using (job_execution_id)
                        where p.parameter_name = 'importId' and p.parameter_value = ?
                        group by s.step_name order by min(s.start_time)""", importId.toString())
                .forEach(row -> steps.put(row.get(0), Double.parseDouble(row.get(1))));
        return steps;
    }

    private static long bytesOnDisk(Connection superuser) throws SQLException {
        return Sql.number(superuser, """
                select sum(pg_total_relation_size(c.oid)) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and n.nspname in ('identity', 'banking', 'transaction', 'classification', 'ledger',
                    'reconciliation', 'reporting', 'audit', 'batch', 'outbox')""");
    }
}
