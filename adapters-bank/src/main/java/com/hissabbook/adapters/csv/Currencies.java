package com.hissabbook.adapters.csv;

import com.hissabbook.kernel.CurrencyCode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
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

    /** Signs that several currencies share: they say that it is money, not which. */
    private static final String SHARED = "$¥￥kr.rs.fr.";

    private final Map<String, CurrencyCode> known = new HashMap<>();

    /** The code for a sign or code beside a number: empty for a shared sign, null for no currency. */
    static @Nullable String ofMark(String mark) {
        String text = mark.strip();
        if (CurrencyCode.isKnown(text)) {
            return text;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String sign = SIGNS.get(lower);
        if (sign != null) {
            return sign;
        }
        boolean shared = lower.equals("kr")
                || lower.equals("rs")
                || lower.equals("fr")
                || (!lower.isEmpty() && !lower.equals(".") && SHARED.contains(lower));
        return shared ? "" : null;
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
}
