package com.hissabbook.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * {@code c2}: a file whose lines stand oldest first, newest first and shuffled, each into a fresh organisation and without running balances;
 * the slower of the two against the first.
 */
final class ImportInAnyOrder implements Scenario {

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.C2);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException {
        int lines = lab.sizes().lines();
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= lab.sizes().pairs(); pair++) {
            List<String> rows = new String(
                            StatementFile.ofLength(4_000 + pair, lines).csv(0, lines), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            double oldest = seconds(lab, rows.getFirst(), rows.subList(1, rows.size()));
            double newest =
                    seconds(lab, rows.getFirst(), rows.subList(1, rows.size()).reversed());
            List<String> any = new ArrayList<>(rows.subList(1, rows.size()));
            Collections.shuffle(any, new Random(pair));
            double shuffled = seconds(lab, rows.getFirst(), any);
            ratios.add(Math.max(newest, shuffled) / oldest);
            Lab.say("pair %d: %d lines oldest first %.2f s, newest first %.2f s, shuffled %.2f s"
                    .formatted(pair, lines, oldest, newest, shuffled));
        }
        report.add(Figure.C2, Samples.of(ratios));
    }

    private static double seconds(Lab lab, String header, List<String> rows) throws SQLException {
        Organisation organisation = lab.freshOrganisation().withoutBalances();
        byte[] file = (header + "\n" + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
        lab.checkpoint();
        return organisation.importCsv(file).expectAll("added", rows.size()).seconds();
    }
}
