package com.hissabbook.rule;

import com.hissabbook.rule.Condition.Field;
import com.hissabbook.rule.Condition.Operator;
import java.util.Optional;
import java.util.UUID;

/**
 * "If this is so of a transaction, it goes to that account".
 *
 * @param action of a rule that marks transfers, with the clearing account
 * @param position rules are tried in its order, equal ones the oldest first; the first that matches and names an account wins
 * @param active an inactive rule is not tried any more; it stays, since assignments name it
 * @param version grows with each edit; an assignment says which one it followed
 */
public record Rule(UUID id, Condition condition, Action action, int position, boolean active, long version) {

    /** What is looked for, if that is all the rule asks: {@code text contains …}. */
    public Optional<String> contains() {
        return condition instanceof Condition.Test test
                        && test.field() == Field.TEXT
                        && test.operator() == Operator.CONTAINS
                ? Optional.of(test.values().getFirst())
                : Optional.empty();
    }

    /** Without the texts, which may be names. */
    @Override
    public String toString() {
        return "Rule[" + id + " v" + version + "]";
    }
}
