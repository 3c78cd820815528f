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
        StatementFile statement =
                StatementFile.ofLength(2_000, sizes.historyLines() + (sizes.pairs() + 1) * sizes.growthLines());
        int lines = statement.wholeDays(sizes.growthLines());
        Organisation longLedger = lab.freshOrganisation();
        int history = statement.wholeDays(sizes.historyLines());
        longLedger.importCsv(statement.csv(0, history)).expectAll("added", history);
        List<Double> c10 = new ArrayList<>();
        for (int pair = 1; pair <= sizes.pairs(); pair++) {
            int from = history + (pair - 1) * lines;
            byte[] file = statement.csv(from, from + lines);
            double empty = seconds(lab, lab.freshOrganisation(), file, lines);
            double full = seconds(lab, longLedger, file, lines);
            c10.add(full / empty);
            Lab.say("pair %d: %d lines on empty %.2f s, on %d lines of history %.2f s"
                    .formatted(pair, lines, empty, from, full));
        }
        report.add(Figure.C10, Samples.of(c10));
    }

    private static double seconds(Lab lab, Organisation organisation, byte[] file, int lines) throws SQLException {
        lab.checkpoint();
        return organisation.importCsv(file).expectAll("added", lines).seconds();
    }
}
