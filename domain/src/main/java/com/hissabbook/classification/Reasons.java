package com.hissabbook.classification;

import org.springframework.stereotype.Component;

/** Why a line is where the rules or their lack put it, in words. */
@Component
class Reasons {

    private final RuleSets ruleSets;

    Reasons(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    /** @param amount as seen from the money account */
    String of(Classification.ByRules rules, long amount) {
        return rules.rule()
                .map(rule ->
                        ruleSets.words(rule, rules.ruleVersion().orElse(0)).orElse("of a rule that was changed since"))
                .orElseGet(() -> withoutRule(rules, amount));
    }

    private static String withoutRule(Classification.ByRules rules, long amount) {
        return rules.confidence().isPresent()
                ? "no rule matched, and lines like it stand there (confidence "
                        + rules.confidence().getAsInt() + ")"
                : "no rule matched, and money " + (amount < 0 ? "went out" : "came in");
    }
}
