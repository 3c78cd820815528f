package com.hissabbook.classification;

import com.hissabbook.kernel.Refused;
import com.hissabbook.rule.WriteRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is to become of the rules in force.
 *
 * @param written at most 100
 * @param deactivated rules to be taken out of use
 */
public record DraftRules(List<Draft> written, Set<UUID> deactivated) {

    private static final int MOST = 100;

    /** @param id of the rule that it changes; none for a new one */
    public record Draft(Optional<UUID> id, WriteRule rule) {}

    /** @throws Refused {@code too-many-drafts}, {@code repeated-rule} */
    public DraftRules {
        written = List.copyOf(written);
        deactivated = Set.copyOf(deactivated);
        if (written.size() > MOST) {
            throw Refused.invalid(
                    "too-many-drafts",
                    "There are " + written.size() + " rules to try. Give at most " + MOST + " at a time.");
        }
        List<UUID> changed =
                written.stream().flatMap(draft -> draft.id().stream()).toList();
        if (Set.copyOf(changed).size() < changed.size() || changed.stream().anyMatch(deactivated::contains)) {
            throw Refused.invalid("repeated-rule", "A rule is named twice. Change it once, or deactivate it.");
        }
    }
}
