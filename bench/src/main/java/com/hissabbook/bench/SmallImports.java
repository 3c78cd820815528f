package com.hissabbook.bench;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code i}: what a person waits for who hands in a month of a small account, one file after the other into one organisation. */
final class SmallImports implements Scenario {

    private static final int LINES = 50;

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.I);
    }

    @Override
    public void measure(Lab lab, Report report) {
        int runs = lab.sizes().ofxRuns();
        StatementFile statement = StatementFile.ofLength(3_000, runs * LINES);
        Organisation organisation = lab.freshOrganisation();
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            byte[] file = statement.ofx(run * LINES, (run + 1) * LINES);
            seconds.add(organisation.importOfx(file).expectAll("added", LINES).seconds());
        }
        Samples samples = Samples.of(seconds);
        Lab.say("%d OFX files of %d lines: median %.3f s, p95 %.3f s"
                .formatted(runs, LINES, samples.median(), samples.percentile(0.95)));
        report.add(Figure.I, samples.percentile(0.95), samples);
    }
}
