package com.hissabbook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** The short forms of {@code make chaos} and {@code make bench}, against the application's jar as the build left it. */
class SmokeTest {

    private static Path appJar() {
        Path jar = Path.of(System.getProperty("hissabbook.app.jar", "")).normalize();
        assertThat(jar)
                .as("built by the module api in the phase package: run 'mvn verify', not 'mvn test'")
                .isRegularFile();
        return jar;
    }

    @Test
    void importsSurviveKillsOfWorkerApiPostgresAndTheLossOfTemporal() throws Exception {
        Report report = Chaos.run(Chaos.Options.smoke(appJar()));

        assertThat(report.value(Figure.WRONG)).isZero();
        assertThat(report.value(Figure.KILLS)).isEqualTo(3);
        assertThat(Files.readString(Path.of("build/measures/chaos-smoke.json"))).contains("\"kills\"", "\"wrong\"");
    }

    @Test
    void everyReaderIsMeasuredAgainstItsLibraryAndItself() throws Exception {
        Report report = Readers.run(true, 1);

        assertThat(report.figures()).isEqualTo(EnumSet.range(Figure.R_CSV, Figure.M_MT940));
        assertThat(report.value(Figure.R_CSV)).isPositive();
    }

    @Test
    void everyFigureOfTheBenchIsMeasured() throws Exception {
        Report report = Bench.run(Bench.Options.smoke(appJar()));

        assertThat(report.complete()).as(report.table()).isTrue();
        assertThat(report.figures()).isEqualTo(EnumSet.range(Figure.A1, Figure.S));
        assertThat(report.value(Figure.A1)).isPositive();
        assertThat(Files.readString(Path.of("build/measures/bench-smoke.json"))).contains("\"a1\"", "\"loadAtStart\"");
    }
}
