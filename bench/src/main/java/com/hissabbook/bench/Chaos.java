package com.hissabbook.bench;

import com.hissabbook.embedded.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * Shows that an import survives what kills processes: {@code make chaos}. Each disturbed import must complete by itself, and its books
 * must have the digest of an undisturbed one ({@link Digest}) and no fault ({@link Faults}).
 */
public final class Chaos {

    /**
     * What to do.
     *
     * @param kills of the worker
     * @param lines of the file
     * @param seed of the moments; the same seed gives the same ones
     */
    public record Options(Path appJar, String name, int kills, int lines, long seed) {

        public static Options full(Path appJar) {
            return new Options(appJar, "chaos", 20, 20_000, 20261122);
        }

        /** A few minutes, for CI. */
        public static Options smoke(Path appJar) {
            return new Options(appJar, "chaos-smoke", 3, 4_000, 20261122);
        }
    }

    private static final String USAGE = "Usage: Chaos APP_JAR [--smoke] [--kills N] [--lines N] [--seed N]";

    private Chaos() {}

    public static void main(String[] arguments) throws Exception {
        int code;
        try {
            Report report = run(parse(Arguments.parse(arguments, USAGE)));
            code = report.value(Figure.WRONG) > 0 ? 1 : 0;
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            code = 2;
        }
        System.exit(code);
    }

    private static Options parse(Arguments arguments) {
        Path jar = arguments.appJar();
        Options usual = arguments.has("--smoke") ? Options.smoke(jar) : Options.full(jar);
        return new Options(
                jar,
                usual.name(),
                arguments.number("--kills", usual.kills()),
                arguments.number("--lines", usual.lines()),
                arguments.number("--seed", (int) usual.seed()));
    }

    /** Runs it all, prints what happens, writes the measures. */
    public static Report run(Options options) throws SQLException, IOException {
        Report report = new Report(options.name());
        try (Installation installation = Installation.start(options.appJar())) {
            Machine machine = Machine.here(installation);
            try (Disturbances disturbances = Disturbances.prepare(installation, options.lines(), options.seed())) {
                disturbances.all(KillPoint.seeded(options.seed(), options.kills()));

                report.add(Figure.KILLS, Samples.of(disturbances.kills()));
                report.add(Figure.WRONG, Samples.of(disturbances.wrong().size()));
                report.note("lines", options.lines());
                report.note("seed", options.seed());
                report.note("undisturbed", disturbances.undisturbed());
                report.note("secondsToCompletion", disturbances.recoveries());
                report.note("wrong", disturbances.wrong());
                if (!disturbances.wrong().isEmpty()) {
                    installation.keep();
                }
            }
            System.out.println(report.table());
            System.out.println("Written to " + report.write(machine) + ".");
        }
        return report;
    }
}
