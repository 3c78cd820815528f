package com.hissabbook.bench;

import com.hissabbook.embedded.CannotStart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Measures how fast, how flat and how small: {@code make bench}. Everything is a ratio of two things measured in turn in one run, with
 * equal durability, so that another machine or a busy one changes both sides.
 */
public final class Bench {

    /**
     * What to do.
     *
     * @param only the figures wanted
     */
    public record Options(Path appJar, String name, Sizes sizes, Set<Figure> only) {

        public static Options full(Path appJar) {
            return new Options(appJar, "bench", Sizes.FULL, all());
        }

        /** A minute or two, for CI. */
        public static Options smoke(Path appJar) {
            return new Options(appJar, "bench-smoke", Sizes.SMOKE, all());
        }

        private static Set<Figure> all() {
            return scenarios().stream()
                    .flatMap(scenario -> scenario.figures().stream())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Figure.class)));
        }
    }

    private static final String USAGE = "Usage: Bench APP_JAR [--smoke] [--only a1,d2] [--pairs N]";

    private Bench() {}

    /** The ones that need a process of their own come last. */
    private static List<Scenario> scenarios() {
        return List.of(
                new ImportAgainstCopy(),
                new ImportAgain(),
                new ImportAfterHistory(),
                new ImportInAnyOrder(),
                new ImportUnderRules(),
                new BackTestAgainstImport(),
                new SmallImports(),
                new LargeImport());
    }

    public static void main(String[] arguments) throws Exception {
        int code;
        try {
            code = run(parse(Arguments.parse(arguments, USAGE))).complete() ? 0 : 1;
        } catch (CannotStart e) {
            System.err.println(e.sentence());
            code = 2;
        }
        System.exit(code);
    }

    private static Options parse(Arguments arguments) {
        Path jar = arguments.appJar();
        Options usual = arguments.has("--smoke") ? Options.smoke(jar) : Options.full(jar);
        Sizes sizes = usual.sizes()
                .withPairs(arguments.number("--pairs", usual.sizes().pairs()));
        String only = arguments.text("--only", "");
        return new Options(jar, usual.name(), sizes, only.isEmpty() ? usual.only() : figures(only));
    }

    private static Set<Figure> figures(String ids) {
        try {
            return Arrays.stream(ids.split(",", -1))
                    .map(id -> Figure.valueOf(id.strip().toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Figure.class)));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("There is no figure among \"" + ids + "\" by one of these ids. " + USAGE, e);
        }
    }

    /** Measures, prints what happens, writes the measures. */
    public static Report run(Options options) throws SQLException, IOException {
        Report report = new Report(options.name());
        try (Installation installation = Installation.start(options.appJar())) {
            Machine machine = Machine.here(installation);
            try (Lab lab = new Lab(installation, options.sizes())) {
                lab.warmUp();
                for (Scenario scenario : scenarios()) {
                    if (scenario.figures().stream().anyMatch(options.only()::contains)) {
                        measure(scenario, lab, report);
                    }
                }
            }
            report.note("pairs", options.sizes().pairs());
            report.note("sizes", options.sizes().toString());
            if (!report.complete()) {
                installation.keep();
            }
            System.out.println(report.table());
            System.out.println("Written to " + report.write(machine) + ".");
        }
        return report;
    }

    /** A scenario that fails must not take the others' figures with it. */
    private static void measure(Scenario scenario, Lab lab, Report report) throws IOException {
        try {
            scenario.measure(lab, report);
        } catch (RuntimeException | SQLException e) {
            e.printStackTrace();
            scenario.figures().stream()
                    .filter(figure -> !report.figures().contains(figure))
                    .forEach(figure -> report.absent(figure, String.valueOf(e.getMessage())));
        }
    }
}
