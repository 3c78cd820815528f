package com.hissabbook.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** {@code backtest}: a changed rule among a thousand is tried on all lines of a ledger, held against what it took to import them. */
final class BackTestAgainstImport implements Scenario {

    private static final int RULES = 1_000;

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.BACKTEST);
    }

    @Override
    public void measure(Lab lab, Report report) throws SQLException {
        int lines = lab.sizes().largeLines();
        StatementFile statement = StatementFile.ofLength(3_000, lines + lines / 10);
        Organisation organisation = lab.freshOrganisation();
        Random random = new Random(3_000);
        for (int n = 0; n < RULES; n++) {
            organisation.addRule(ImportUnderRules.rule(random, n), "6200");
        }
        double importing = 0;
        int imported = 0;
        for (int part = 1; part <= 2; part++) {
            int through = statement.wholeDays(lines / 2 * part);
            importing += organisation
                    .importCsv(statement.csv(imported, through))
                    .expectAll("added", through - imported)
                    .seconds();
            imported = through;
        }
        lab.checkpoint();
        List<Double> ratios = new ArrayList<>();
        for (int run = 1; run <= lab.sizes().pairs(); run++) {
            double trying = organisation.backTest(Map.of("contains", "rent"), "6050", imported);
            ratios.add(trying / importing);
            Lab.say("run %d: %d lines imported in %.2f s, tried in %.2f s".formatted(run, imported, importing, trying));
        }
        report.add(Figure.BACKTEST, Samples.of(ratios));
    }
}
