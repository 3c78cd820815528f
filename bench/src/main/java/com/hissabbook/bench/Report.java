package com.hissabbook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The figures of one run, as a table and as a file. A figure that could not be measured is absent with a reason, never zero. */
final class Report {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private record Measured(double value, Samples samples) {}

    private final String name;
    private final Instant startedAt = Instant.now();
    private final Map<Figure, Measured> measured = new EnumMap<>(Figure.class);
    private final Map<Figure, String> absent = new EnumMap<>(Figure.class);
    private final Map<String, Object> notes = new LinkedHashMap<>();

    /** @param name of the file, without its ending */
    Report(String name) {
        this.name = name;
    }

    /** The median stands for the figure. */
    void add(Figure figure, Samples samples) {
        add(figure, samples.median(), samples);
    }

    void add(Figure figure, double value, Samples samples) {
        measured.put(figure, new Measured(value, samples));
    }

    void absent(Figure figure, String reason) {
        absent.put(figure, reason);
    }

    /** Something to be read beside the figures. */
    void note(String key, Object value) {
        notes.put(key, value);
    }

    /** True if every figure that was asked for was measured. */
    boolean complete() {
        return absent.isEmpty();
    }

    Set<Figure> figures() {
        return measured.isEmpty() ? EnumSet.noneOf(Figure.class) : EnumSet.copyOf(measured.keySet());
    }

    double value(Figure figure) {
        Measured found = measured.get(figure);
        if (found == null) {
            throw new IllegalStateException(figure.id() + " was not measured: " + absent.get(figure));
        }
        return found.value();
    }

    String table() {
        StringBuilder out = new StringBuilder("\n%-6s %-58s %12s %10s %10s  %-7s %s%n"
                .formatted("id", "figure", "value", "goal", "floor", "verdict", "spread"));
        measured.forEach((figure, found) -> out.append("%-6s %-58s %12s %10s %10s  %-7s %s .. %s, n=%d%n"
                .formatted(
                        figure.id(),
                        figure.text() + " (" + figure.unit() + ")",
                        number(found.value()),
                        number(figure.goal()),
                        number(figure.floor()),
                        figure.verdict(found.value()),
                        number(found.samples().min()),
                        number(found.samples().max()),
                        found.samples().values().size())));
        absent.forEach((figure, reason) ->
                out.append("%-6s %-58s not measured: %s%n".formatted(figure.id(), figure.text(), reason)));
        return out.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) || value >= 1_000
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.3f", value);
    }

    /** Writes {@code build/measures/<name>.json} under the working folder. */
    Path write(Machine machine) {
        List<Map<String, Object>> measures = new ArrayList<>();
        measured.forEach((figure, found) -> measures.add(asMap(figure, found)));
        List<Map<String, Object>> missing = new ArrayList<>();
        absent.forEach((figure, reason) -> missing.add(Map.of("id", figure.id(), "reason", reason)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("measures", measures);
        all.put("absent", missing);
        all.put("machine", machine.asMap());
        all.put("startedAt", startedAt.toString());
        all.put("endedAt", Instant.now().toString());
        all.put("notes", notes);
        try {
            Path folder = Files.createDirectories(Path.of("build", "measures"));
            return Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(all) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> asMap(Figure figure, Measured found) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", figure.id());
        map.put("figure", figure.text());
        map.put("unit", figure.unit());
        map.put("value", found.value());
        map.put("goal", figure.goal());
        map.put("floor", figure.floor());
        map.put("better", figure.better());
        map.put("verdict", figure.verdict(found.value()));
        map.put("n", found.samples().values().size());
        map.put("min", found.samples().min());
        map.put("max", found.samples().max());
        if (found.samples().values().size() <= 100) {
            map.put("samples", found.samples().values());
        }
        return map;
    }
}
