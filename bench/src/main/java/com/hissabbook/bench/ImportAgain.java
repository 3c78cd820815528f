package com.hissabbook.bench;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code d1}, {@code d2}: a file, then the same bytes again, then the same rows in other bytes (a blank line more), all into one
 * organisation; a fresh one for each pair.
 */
final class ImportAgain implements Scenario {

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.D1, Figure.D2);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException {
        List<Double> d1 = new ArrayList<>();
        List<Double> d2 = new ArrayList<>();
        int lines = lab.sizes().lines();
        for (int pair = 1; pair <= lab.sizes().pairs(); pair++) {
            byte[] file = StatementFile.ofLength(1_000 + pair, lines).csv(0, lines);
            Organisation organisation = lab.freshOrganisation();
            lab.checkpoint();
            double first =
                    organisation.importCsv(file).expectAll("added", lines).seconds();
            lab.checkpoint();
            Organisation.Imported same = organisation.importCsv(file);
            if (!same.status().hasNonNull("sameAs")) {
                throw new IllegalStateException("the same bytes were not recognised: " + same.status());
            }
            lab.checkpoint();
            double known = organisation
                    .importCsv(withBlankLine(file))
                    .expectAll("duplicate", lines)
                    .seconds();
            d1.add(same.seconds() / first);
            d2.add(known / first);
            Lab.say("pair %d: first %.2f s, same bytes %.3f s, known rows %.2f s"
                    .formatted(pair, first, same.seconds(), known));
        }
        report.add(Figure.D1, Samples.of(d1));
        report.add(Figure.D2, Samples.of(d2));
    }

    private static byte[] withBlankLine(byte[] file) {
        byte[] blank = "\n".getBytes(StandardCharsets.UTF_8);
        byte[] other = Arrays.copyOf(file, file.length + blank.length);
        System.arraycopy(blank, 0, other, file.length, blank.length);
        return other;
    }
}
