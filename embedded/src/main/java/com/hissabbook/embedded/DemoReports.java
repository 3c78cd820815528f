package com.hissabbook.embedded;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The demo's imports and reports as text for a terminal. */
final class DemoReports {

    private DemoReports() {}

    /** One line per import: what came of its lines, and whether the bank's balance agrees. */
    static String importLine(String file, JsonNode imported) {
        JsonNode counts = imported.path("counts");
        String balance = imported.at("/statements/0/balance").asString("");
        return "%-34s %-10s %d lines: %d new, %d known, %d rejected%s"
                .formatted(
                        file,
                        imported.path("state").asString(),
                        counts.path("lines").asInt(),
                        counts.path("added").asInt(),
                        counts.path("duplicate").asInt(),
                        counts.path("rejected").asInt(),
                        switch (balance) {
                            case "AGREES" -> "; the bank's balance agrees";
                            case "DIFFERS" ->
                                "; the bank's balance differs by "
                                        + imported.at("/statements/0/difference/amount")
                                                .asString();
                            default -> "";
                        });
    }

    static void print(JsonNode trialBalance, JsonNode profitAndLoss) {
        List<String> out = new ArrayList<>();
        out.add("");
        out.add("Trial balance on " + trialBalance.path("asOf").asString());
        trialBalance
                .path("rows")
                .forEach(row -> out.add("  %-6s %-28s %14s %14s"
                        .formatted(
                                row.at("/account/code").asString(),
                                row.at("/account/name").asString(),
                                amount(row.path("debit")),
                                amount(row.path("credit")))));
        trialBalance
                .path("totals")
                .forEach(total -> out.add("  %-35s %14s %14s"
                        .formatted(
                                "Total " + total.at("/debit/currency").asString(),
                                amount(total.path("debit")),
                                amount(total.path("credit")))));
        out.add("");
        out.add("Profit and loss by month");
        out.add("  %-30s".formatted("") + joined(profitAndLoss.path("months"), JsonNode::asString));
        profitAndLoss
                .path("rows")
                .forEach(row ->
                        out.add("  %-30.30s".formatted(row.at("/account/name").asString())
                                + joined(row.path("months"), DemoReports::amount)
                                + "%12s".formatted(amount(row.path("total")))));
        profitAndLoss
                .path("totals")
                .forEach(total -> out.add(
                        "  %-30s".formatted("Profit " + total.path("currency").asString())
                                + joined(total.path("months"), month -> amount(month.path("profit")))
                                + "%12s".formatted(amount(total.at("/total/profit")))));
        out.add("");
        out.forEach(System.out::println);
    }

    private static String joined(JsonNode values, java.util.function.Function<JsonNode, String> text) {
        var line = new StringBuilder();
        values.forEach(value -> line.append("%12s".formatted(text.apply(value))));
        return line.toString();
    }

    private static String amount(JsonNode money) {
        return money.path("amount").asString(money.at("/amount/amount").asString(""));
    }
}
