package com.hissabbook.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code c10}, {@code c100}: the same number of lines into an empty ledger and into one that holds ten times, or a hundred times, as many
 * already, in turn. The long ledger grows with each pair, so that its history is never shorter than said.
 */
final class ImportAfterHistory implements Scenario {

    private static final int MOST_AT_ONCE = 500_000;

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.C10, Figure.C100);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException {
        report.add(Figure.C10, ratios(lab, lab.sizes().historyLines()));
        report.add(Figure.C100, ratios(lab, lab.sizes().longHistoryLines()));
    }

    private static Samples ratios(Lab lab, int historyLines) throws SQLException {
        Sizes sizes = lab.sizes();
        StatementFile statement =
                StatementFile.ofLength(2_000, historyLines + (sizes.pairs() + 1) * sizes.growthLines());
        int lines = statement.wholeDays(sizes.growthLines());
        Organisation longLedger = lab.freshOrganisation();
        int history = 0;
        while (history < statement.wholeDays(historyLines)) {
            int next = statement.wholeDays(Math.min(historyLines, history + MOST_AT_ONCE));
            longLedger.importCsv(statement.csv(history, next)).expectAll("added", next - history);
            history = next;
        }
        List<Double> ratios = new ArrayList<>();
        for (int pair = 1; pair <= sizes.pairs(); pair++) {
            int from = history + (pair - 1) * lines;
            byte[] file = statement.csv(from, from + lines);
            double empty = seconds(lab, lab.freshOrganisation(), file, lines);
            double full = seconds(lab, longLedger, file, lines);
            ratios.add(full / empty);
            Lab.say("pair %d: %d lines on empty %.2f s, on %d lines of history %.2f s"
                    .formatted(pair, lines, empty, from, full));
        }
        return Samples.of(ratios);
    }

    private static double seconds(Lab lab, Organisation organisation, byte[] file, int lines) throws SQLException {
        lab.checkpoint();
        return organisation.importCsv(file).expectAll("added", lines).seconds();
    }
}
