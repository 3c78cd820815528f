package com.hissabbook.classification;

import com.hissabbook.classification.Classified.ByBank;
import com.hissabbook.rule.Condition;
import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import com.hissabbook.rule.Condition.Test;
import com.hissabbook.transaction.CanonicalDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What transactions have in common with a given one: who it was with, or what is said of it, and the direction. */
final class Likeness {

    private static final int MOST_RUNS = 10;

    private Likeness() {}

    static Condition of(ByBank one) {
        List<Condition> tests = new ArrayList<>(
                one.counterparty().isBlank()
                        ? words(canonical(one.description()))
                        : List.of(whole(Field.COUNTERPARTY, canonical(one.counterparty()))));
        tests.add(Test.of(Field.DIRECTION, Operator.EQUALS, one.facts().amount() < 0 ? "OUT" : "IN"));
        return new Condition.All(tests);
    }

    private static String canonical(String text) {
        return CanonicalDescription.of(text.replaceAll("\\p{Cntrl}", " "));
    }

    /** Runs of words without digits: numbers and dates change from one time to the next. */
    private static List<Condition> words(String description) {
        List<Condition> runs = Arrays.stream(description.split("\\S*\\d\\S*", -1))
                .map(String::strip)
                .filter(run -> run.length() > 1)
                .distinct()
                .limit(MOST_RUNS)
                .<Condition>map(run -> Test.of(Field.DESCRIPTION, Operator.CONTAINS, cut(run)))
                .toList();
        return runs.isEmpty() ? List.of(whole(Field.DESCRIPTION, description)) : runs;
    }

    private static Condition whole(Field field, String text) {
        return Test.of(field, text.length() > Test.LONGEST ? Operator.STARTS : Operator.EQUALS, cut(text));
    }

    private static String cut(String text) {
        return text.length() > Test.LONGEST ? text.substring(0, Test.LONGEST).strip() : text;
    }
}
