package com.hissabbook.adapters.csv;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of months in the languages of the JDK's locale data; a name that means two months is none. */
final class Months {

    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi", "pl", "cs", "hu", "ro", "tr");

    private static final Map<String, Integer> BY_NAME = names();

    private Months() {}

    /** 1 to 12, -1 where the text is no month. */
    static int of(String name) {
        return BY_NAME.getOrDefault(key(name), -1);
    }

    private static Map<String, Integer> names() {
        Map<String, Integer> byName = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (String language : LANGUAGES) {
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.SHORT, TextStyle.FULL, TextStyle.SHORT_STANDALONE, TextStyle.FULL_STANDALONE)) {
                    String name = key(month.getDisplayName(style, Locale.forLanguageTag(language)));
                    Integer other = byName.putIfAbsent(name, month.getValue());
                    if (other != null && other != month.getValue()) {
                        ambiguous.add(name);
                    }
                }
            }
        }
        byName.keySet().removeAll(ambiguous);
        byName.put("sep", 9);
        byName.put("sept", 9);
        return Map.copyOf(byName);
    }

    private static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
