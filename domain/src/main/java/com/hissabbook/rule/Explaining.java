package com.hissabbook.rule;

import com.hissabbook.rule.Tried.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tries rules on one line slowly and in words: each in turn, without an index. */
public final class Explaining {

    private static final Found NOTHING_SOUGHT = new Found(0);

    private final LineFacts line;

    private Explaining(LineFacts line) {
        this.line = line;
    }

    /** What each rule said of it, in their order. */
    public static List<Tried> of(RuleSet rules, LineFacts line) {
        var explaining = new Explaining(line);
        List<Tried> tried = new ArrayList<>();
        boolean won = false;
        boolean stopped = false;
        for (Rule rule : rules.rules()) {
            Result result = explaining.result(rule, won, stopped);
            won |= result == Result.WON;
            tried.add(new Tried(rule.id(), rule.version(), rule.position(), result, explaining.why(rule, result)));
            stopped |= (result == Result.WON || result == Result.MATCHED)
                    && rule.action().stop();
        }
        return tried;
    }

    private Result result(Rule rule, boolean won, boolean stopped) {
        if (stopped) {
            return Result.NOT_REACHED;
        } else if (!holds(rule.condition()) || !rule.action().fits(line)) {
            return Result.NOT_MATCHED;
        }
        return won || rule.action().to().isEmpty() ? Result.MATCHED : Result.WON;
    }

    private String misfit(Action action) {
        return "its split does not fit: "
                + action.to().flatMap(Destination::split).orElseThrow().misfit(line.money());
    }

    private boolean holds(Condition condition) {
        return Check.of(condition, Map.of()).holds(line, NOTHING_SOUGHT);
    }

    private String why(Rule rule, Result result) {
        return switch (result) {
            case WON, MATCHED -> held(rule.condition());
            case NOT_MATCHED -> holds(rule.condition()) ? misfit(rule.action()) : "not so: " + failed(rule.condition());
            case NOT_REACHED -> "a rule before it said stop";
        };
    }

    private String held(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all.parts().stream().map(this::held).collect(Collectors.joining(" and "));
            case Condition.Any any ->
                any.parts().stream()
                        .filter(this::holds)
                        .findFirst()
                        .map(this::held)
                        .orElseThrow();
            case Condition.Test test -> test.words();
        };
    }

    private String failed(Condition condition) {
        return switch (condition) {
            case Condition.All all ->
                all.parts().stream()
                        .filter(part -> !holds(part))
                        .findFirst()
                        .map(this::failed)
                        .orElseThrow();
            case Condition.Any any -> any.parts().stream().map(this::failed).collect(Collectors.joining(" or "));
            case Condition.Test test -> test.words();
        };
    }
}
