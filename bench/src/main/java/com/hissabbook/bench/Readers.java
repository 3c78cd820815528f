package com.hissabbook.bench;

import com.hissabbook.adapters.csv.CsvReader;
import com.hissabbook.adapters.ofx.OfxReader;
import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementEvent;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSource;
import com.hissabbook.statement.UnreadableFile;
import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import com.webcohesion.ofx4j.io.DefaultHandler;
import com.webcohesion.ofx4j.io.OFXParseException;
import com.webcohesion.ofx4j.io.nanoxml.NanoXMLOFXReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the readers: {@code r_csv} and {@code r_ofx} against the libraries that could have taken their place, over the same bytes in
 * turn, and {@code m_…}, whether a reader holds more of a long file than of a short one. The libraries only split text; ours also
 * reads days and exact amounts and keeps the place of each line.
 */
public final class Readers {

    private static final String USAGE = "Usage: Readers APP_JAR [--smoke] [--pairs N]";
    private static final int WARM_UP = 2;

    /** @param csvLines that opencsv and our reader split; @param endless lines of the file that memory must not grow with */
    record Lengths(int pairs, int csvLines, int ofxLines, int small, int endless) {

        static final Lengths FULL = new Lengths(7, 1_000_000, 100_000, 10_000, 10_000_000);
        static final Lengths SMOKE = new Lengths(1, 2_000, 1_000, 1_000, 20_000);
    }

    private final Lengths lengths;
    private final Report report;

    private Readers(Lengths lengths, Report report) {
        this.lengths = lengths;
        this.report = report;
    }

    public static void main(String[] words) throws Exception {
        Arguments arguments = Arguments.parse(words, USAGE);
        Report report = run(
                arguments.has("--smoke"),
                arguments.number("--pairs", arguments.has("--smoke") ? Lengths.SMOKE.pairs : Lengths.FULL.pairs));
        System.out.println(report.table());
        System.out.println("Written to " + report.write(Machine.here()) + ".");
    }

    static Report run(boolean smoke, int pairs) throws IOException {
        Lengths usual = smoke ? Lengths.SMOKE : Lengths.FULL;
        var lengths = new Lengths(pairs, usual.csvLines, usual.ofxLines, usual.small, usual.endless);
        var report = new Report(smoke ? "readers-smoke" : "readers");
        var readers = new Readers(lengths, report);
        readers.csv();
        readers.ofx();
        for (EndlessFile file : EndlessFile.values()) {
            readers.memory(file);
        }
        report.note("lengths", lengths.toString());
        return report;
    }

    /** Something that reads a file and says how many lines it saw. */
    @FunctionalInterface
    interface Side {
        int lines(byte[] file) throws IOException;
    }

    private void csv() throws IOException {
        byte[] file = StatementFile.ofLength(1, lengths.csvLines).csv(0, lengths.csvLines);
        var options = new ReadOptions(Optional.of(layout()), Optional.of(new CurrencyCode("EUR")));
        compare(Figure.R_CSV, file, lengths.csvLines, bytes -> ours(new CsvReader(), bytes, options), Readers::opencsv);
    }

    private void ofx() throws IOException {
        byte[] file = StatementFile.ofLength(1, lengths.ofxLines).ofx(0, lengths.ofxLines);
        compare(
                Figure.R_OFX,
                file,
                lengths.ofxLines,
                bytes -> ours(new OfxReader(), bytes, ReadOptions.NONE),
                Readers::ofx4j);
    }

    private void compare(Figure figure, byte[] file, int lines, Side ours, Side theirs) throws IOException {
        List<Double> ratios = new ArrayList<>();
        for (int pair = -WARM_UP; pair < lengths.pairs; pair++) {
            double mine = seconds(ours, file, lines);
            double other = seconds(theirs, file, lines);
            if (pair >= 0) {
                ratios.add(mine / other);
                Lab.say("%s pair %d: ours %.3f s, theirs %.3f s".formatted(figure.id(), pair + 1, mine, other));
            }
        }
        report.add(figure, Samples.of(ratios));
    }

    private static double seconds(Side side, byte[] file, int expected) throws IOException {
        long begin = System.nanoTime();
        int lines = side.lines(file);
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (lines != expected) {
            throw new IllegalStateException(lines + " lines were read, " + expected + " are in the file");
        }
        return seconds;
    }

    private static int ours(StatementReader reader, byte[] file, ReadOptions options) throws IOException {
        int[] lines = {0};
        try {
            reader.read(new InMemory(file), options, event -> lines[0] += event instanceof StatementEvent.Line ? 1 : 0);
        } catch (UnreadableFile refused) {
            throw new IllegalStateException(refused);
        }
        return lines[0];
    }

    private static int opencsv(byte[] file) throws IOException {
        try (CSVReader reader = new CSVReaderBuilder(
                        new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))
                .withCSVParser(new RFC4180ParserBuilder().build())
                .build()) {
            int rows = -1;
            while (reader.readNext() != null) {
                rows++;
            }
            return rows;
        } catch (CsvValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int ofx4j(byte[] file) throws IOException {
        int[] lines = {0};
        var reader = new NanoXMLOFXReader();
        reader.setContentHandler(new DefaultHandler() {
            @Override
            public void startAggregate(String name) {
                lines[0] += name.equals("STMTTRN") ? 1 : 0;
            }
        });
        try {
            reader.parse(new ByteArrayInputStream(file));
        } catch (OFXParseException refused) {
            throw new IllegalStateException(refused);
        }
        return lines[0];
    }

    private void memory(EndlessFile file) throws IOException {
        LiveHeap.whileReading(file, lengths.small); // what is loaded once is no matter of length
        double small = LiveHeap.whileReading(file, lengths.small);
        double endless = LiveHeap.whileReading(file, lengths.endless);
        Lab.say("%s: %.1f MB live at %d lines, %.1f MB at %d"
                .formatted(file.figure().id(), small / 1e6, lengths.small, endless / 1e6, lengths.endless));
        report.add(file.figure(), Samples.of(endless / small));
    }

    static CsvProfile layout() {
        return new CsvProfile(
                "UTF-8",
                ',',
                Optional.of('"'),
                0,
                true,
                "Date",
                List.of("yyyy-MM-dd"),
                Optional.empty(),
                CsvAmount.signed("Amount", false),
                '.',
                Optional.empty(),
                List.of("Description"),
                Optional.of("Value date"),
                Optional.of("Counterparty"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Balance"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** A file that is all in memory, so that neither side waits for a disk. */
    private record InMemory(byte[] bytes) implements StatementSource {

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }
}
