package com.hissabbook.adapters.csv;

import com.hissabbook.kernel.CurrencyCode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Currency signs, names and codes as statements write them. */
final class Currencies {

    /** Signs and names that mean one currency. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("₪", "ILS"),
            Map.entry("₹", "INR"),
            Map.entry("₽", "RUB"),
            Map.entry("₺", "TRY"),
            Map.entry("₩", "KRW"),
            Map.entry("₴", "UAH"),
            Map.entry("₫", "VND"),
            Map.entry("₱", "PHP"),
            Map.entry("₦", "NGN"),
            Map.entry("฿", "THB"),
            Map.entry("zł", "PLN"),
            Map.entry("kč", "CZK"),
            Map.entry("ft", "HUF"),
            Map.entry("r$", "BRL"),
            Map.entry("us$", "USD"),
            Map.entry("hk$", "HKD"),
            Map.entry("s$", "SGD"),
            Map.entry("a$", "AUD"),
            Map.entry("c$", "CAD"),
            Map.entry("元", "CNY"),
            Map.entry("rmb", "CNY"),
            Map.entry("人民币", "CNY"),
            Map.entry("人民币元", "CNY"),
            Map.entry("港币", "HKD"),
            Map.entry("美元", "USD"),
            Map.entry("欧元", "EUR"),
            Map.entry("日元", "JPY"),
            Map.entry("円", "JPY"),
            Map.entry("euro", "EUR"));

    private static final Set<String> DOLLARS_AND_PESOS =
            list("USD AUD CAD NZD SGD HKD MXN TWD ARS CLP COP UYU DOP CUP NIO BBD BMD"
                    + " BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD");

    /** Signs that several currencies share. */
    private static final Map<String, Set<String>> SHARED = Map.ofEntries(
            Map.entry("$", DOLLARS_AND_PESOS),
            Map.entry("£", list("GBP GIP FKP SHP")),
            Map.entry("¥", list("CNY JPY")),
            Map.entry("￥", list("CNY JPY")),
            Map.entry("kr", list("SEK NOK DKK ISK")),
            Map.entry("kr.", list("SEK NOK DKK ISK")),
            Map.entry("rs", list("INR PKR LKR NPR MUR SCR")),
            Map.entry("rs.", list("INR PKR LKR NPR MUR SCR")),
            Map.entry("fr", list("CHF XAF XOF XPF")),
            Map.entry("fr.", list("CHF XAF XOF XPF")));

    private final Map<String, CurrencyCode> known = new HashMap<>();

    /** The code for a sign or code beside a number, or the sign itself where several currencies share it; null for no currency. */
    static @Nullable String ofMark(String mark) {
        String text = mark.strip();
        if (CurrencyCode.isKnown(text)) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return SHARED.containsKey(lower) ? lower : SIGNS.get(lower);
    }

    /** The codes that a code or sign can stand for; none where it is no currency. */
    static Set<String> meanings(String mark) {
        if (CurrencyCode.isKnown(mark)) {
            return Set.of(mark);
        }
        String lower = mark.toLowerCase(Locale.ROOT);
        Set<String> shared = SHARED.get(lower);
        if (shared != null) {
            return shared;
        }
        String one = SIGNS.get(lower);
        return one == null ? Set.of() : Set.of(one);
    }

    /** The currency that a code or sign stands for where nothing speaks for another one; null where none does so before others. */
    static @Nullable CurrencyCode principal(String mark) {
        String code = CurrencyCode.isKnown(mark) ? mark : SIGNS.get(mark.toLowerCase(Locale.ROOT));
        return code == null ? null : new CurrencyCode(code);
    }

    /** The currency that a cell of a currency column names, null if it names none. */
    @Nullable
    CurrencyCode ofCell(String cell) {
        CurrencyCode code = known.get(cell);
        if (code == null) {
            code = find(cell);
            // A column that names thousands of "currencies" is garbage; the cache must not grow with it.
            if (code != null && known.size() < 500) {
                known.put(cell, code);
            }
        }
        return code;
    }

    private static @Nullable CurrencyCode find(String cell) {
        String upper = cell.toUpperCase(Locale.ROOT);
        if (CurrencyCode.isKnown(upper)) {
            return new CurrencyCode(upper);
        }
        String sign = SIGNS.get(cell.toLowerCase(Locale.ROOT));
        return sign == null ? null : new CurrencyCode(sign);
    }

    private static Set<String> list(String codes) {
        return new LinkedHashSet<>(List.of(codes.split(" ")));
    }
}
