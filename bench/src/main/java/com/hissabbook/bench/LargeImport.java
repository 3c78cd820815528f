package com.hissabbook.bench;

import com.hissabbook.bench.Organisation.Imported;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * {@code g}, {@code f}: the largest file and a small one, each in a fresh process with the same heap limit, by the process's peak of
 * resident memory (VmHWM); and how long the status call takes while the largest one is imported.
 */
final class LargeImport implements Scenario {

    private static final Duration ASK_EVERY = Duration.ofMillis(25);

    @Override
    public Set<Figure> figures() {
        return EnumSet.of(Figure.G, Figure.F);
    }

    @Override
    public void measure(Lab lab, Report report) {
        double small = peak(lab, lab.sizes().smallLines(), new ArrayList<>());
        List<Double> answers = new ArrayList<>();
        double large = peak(lab, lab.sizes().largeLines(), answers);
        report.add(Figure.G, Samples.of(large / small));
        Samples status = Samples.of(answers);
        report.add(Figure.F, status.percentile(0.99), status);
        report.note(
                "g",
                "peak %.0f MB at %d lines, %.0f MB at %d lines, %s"
                        .formatted(
                                large / 1e6,
                                lab.sizes().largeLines(),
                                small / 1e6,
                                lab.sizes().smallLines(),
                                Lab.HEAP));
    }

    /** Bytes of memory at most; adds the seconds that each status call took. */
    private static double peak(Lab lab, int lines, List<Double> answers) {
        AppProcess app = lab.freshApp();
        byte[] file = StatementFile.ofLength(4_000, lines).csv(0, lines);
        Organisation organisation = lab.freshOrganisation();
        long start = System.nanoTime();
        UUID importId = organisation.uploadCsv(file);
        CompletableFuture<Imported> completed =
                CompletableFuture.supplyAsync(() -> organisation.completed(importId, start));
        int refused = 0;
        while (!completed.isDone()) {
            long asked = System.nanoTime();
            int status = organisation.askStatus(importId).status();
            answers.add((System.nanoTime() - asked) / 1e9);
            refused += status == 200 ? 0 : 1;
            Pause.of(ASK_EVERY);
        }
        Imported imported = completed.join().expectAll("added", lines);
        if (refused > 0) {
            throw new IllegalStateException(
                    refused + " of " + answers.size() + " status calls were not answered with 200");
        }
        Lab.say("%d lines in a fresh process: %.1f s, peak memory %.0f MB"
                .formatted(lines, imported.seconds(), app.peakMemory() / 1e6));
        return app.peakMemory();
    }
}
