package com.hissabbook.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code c10}: the same number of lines into an empty ledger and into one that holds ten times as many already, in turn. The long ledger
 * grows with each pair, so that its history is never shorter than said.
 */
final class ImportAfterHistory implements Scenario {

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.C10);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException {
        Sizes sizes = lab.sizes();
        int lines = sizes.growthLines();
        StatementFile statement = StatementFile.ofLength(2_000, sizes.historyLines() + (sizes.pairs() + 1) * lines);
        Organisation longLedger = lab.freshOrganisation();
        longLedger.importCsv(statement.csv(0, sizes.historyLines())).expectAll("added", sizes.historyLines());
        List<Double> c10 = new ArrayList<>();
        for (int pair = 1; pair <= sizes.pairs(); pair++) {
            int from = sizes.historyLines() + (pair - 1) * lines;
            byte[] file = statement.csv(from, from + lines);
            double empty = seconds(lab, lab.freshOrganisation(), file);
            double full = seconds(lab, longLedger, file);
            c10.add(full / empty);
            Lab.say("pair %d: %d lines on empty %.2f s, on %d lines of history %.2f s"
                    .formatted(pair, lines, empty, from, full));
        }
        report.add(Figure.C10, Samples.of(c10));
    }

    private static double seconds(Lab lab, Organisation organisation, byte[] file) throws SQLException {
        lab.checkpoint();
        return organisation
                .importCsv(file)
                .expectAll("added", lab.sizes().growthLines())
                .seconds();
    }
}
