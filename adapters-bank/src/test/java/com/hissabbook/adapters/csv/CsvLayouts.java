package com.hissabbook.adapters.csv;

import com.hissabbook.adapters.corpus.Corpus;
import com.hissabbook.adapters.corpus.CorpusFile;
import com.hissabbook.adapters.corpus.Json;
import com.hissabbook.statement.CsvAmount;
import com.hissabbook.statement.CsvProfile;
import com.hissabbook.statement.CsvProfile.RowRule;
import com.hissabbook.statement.CsvProfile.RowTest;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The corpus' own mapping of its CSV files, as profiles. */
final class CsvLayouts {

    private final Map<String, Map<String, Object>> byFile = new HashMap<>();

    static CsvLayouts of(Corpus corpus) throws IOException {
        CsvLayouts layouts = new CsvLayouts();
        Object all = Json.parse(Files.readString(corpus.folder().resolve("csv_layouts.json")));
        for (Map<String, Object> layout : Json.objects(all)) {
            layouts.byFile.put("csv/" + layout.get("file"), layout);
        }
        return layouts;
    }

    boolean has(CorpusFile file) {
        return byFile.containsKey(file.path());
    }

    CsvProfile profile(CorpusFile file, Character thousandsMark) {
        Map<String, Object> layout = Objects.requireNonNull(byFile.get(file.path()));
        String format = text(layout, "date_format");
        boolean yearless = !format.toLowerCase(Locale.ROOT).contains("%y");
        Object keep = layout.get("keep");
        return new CsvProfile(
                encoding(text(layout, "encoding")),
                text(layout, "delimiter").charAt(0),
                Optional.of(text(layout, "quote").charAt(0)),
                ((Number) value(layout, "skip")).intValue(),
                (Boolean) value(layout, "header"),
                column(value(layout, "date")),
                List.of(pattern(format)),
                yearless ? Optional.of(LocalDate.of(1900, 12, 31)) : Optional.empty(),
                amount(layout),
                text(layout, "decimal").charAt(0),
                Optional.of(thousandsMark),
                list(value(layout, "desc")).stream().map(CsvLayouts::column).toList(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(layout.get("currency")).map(CsvLayouts::column),
                Optional.ofNullable(layout.get("balance")).map(CsvLayouts::column),
                Optional.empty(),
                Optional.empty(),
                ignored(layout, keep == null ? "" : (String) keep),
                List.of());
    }

    private static String encoding(String python) {
        return switch (python) {
            case "utf-8-sig" -> "UTF-8";
            case "latin-1" -> "ISO-8859-1";
            default -> python.startsWith("cp125") ? "windows-" + python.substring(2) : python;
        };
    }

    private static String column(Object name) {
        return name instanceof Number index ? String.valueOf(index.intValue() + 1) : (String) name;
    }

    private static String pattern(String python) {
        String date = python.replaceFirst("[ T]%[HI].*", "");
        boolean fixed = date.equals("%Y%m%d");
        return date.replace("%d", fixed ? "dd" : "d")
                .replace("%m", fixed ? "MM" : "M")
                .replace("%Y", "yyyy")
                .replace("%y", "yy")
                .replace("%b", "MMM");
    }

    private static CsvAmount amount(Map<String, Object> layout) {
        Map<String, Object> amount = Json.object(value(layout, "amount"));
        return switch (text(amount, "mode")) {
            case "single" ->
                CsvAmount.signed(column(value(amount, "col")), ((Number) value(layout, "sign")).intValue() < 0);
            case "debit_credit" ->
                CsvAmount.debitCredit(column(value(amount, "debit")), column(value(amount, "credit")), false);
            case "flag" ->
                CsvAmount.flagged(
                        column(value(amount, "col")),
                        column(value(amount, "flag")),
                        list(value(amount, "neg")).stream()
                                .map(String.class::cast)
                                .toList(),
                        List.of());
            default -> throw new IllegalStateException("a new amount mode: " + amount);
        };
    }

    private static List<RowRule> ignored(Map<String, Object> layout, String keep) {
        Map<String, Object> amount = Json.object(value(layout, "amount"));
        List<RowRule> rules = new ArrayList<>();
        if (keep.startsWith("date parses")) {
            rules.add(new RowRule(column(value(layout, "date")), RowTest.IS_NO_DATE, List.of()));
        }
        if (keep.contains("amount not empty")) {
            rules.add(new RowRule(column(value(amount, "col")), RowTest.IS_EMPTY, List.of()));
        } else if (keep.endsWith(" not empty")) {
            String name = keep.substring(0, keep.length() - " not empty".length());
            rules.add(new RowRule(name, RowTest.IS_EMPTY, List.of()));
        }
        if (keep.contains(" == ")) {
            String[] sides = keep.split(" == ", 2);
            rules.add(new RowRule(sides[0], RowTest.IS_NOT, List.of(sides[1].replaceFirst(" .*", ""))));
        }
        if (amount.get("neutral") != null) {
            List<String> words = list(value(amount, "neutral")).stream()
                    .map(String.class::cast)
                    .toList();
            rules.add(new RowRule(column(value(amount, "flag")), RowTest.IS, words));
        }
        return rules;
    }

    private static List<?> list(Object json) {
        return (List<?>) json;
    }

    private static Object value(Map<String, Object> json, String key) {
        return Objects.requireNonNull(json.get(key), key);
    }

    private static String text(Map<String, Object> json, String key) {
        return (String) value(json, key);
    }
}
