/**
 * The language of rules: what may be asked of a transaction, where it then leads, and a set of rules tried on many lines in one pass over
 * each line's text.
 *
 * <p><b>Owns:</b> nothing stored; {@code classification} keeps the rules that people write. {@link Rule} is a {@link Condition} and an {@link
 * Action}, {@link RuleSet} tries many of them on a line, {@link Destination} is one account or a {@link Split} over several.
 *
 * <p><b>Invariant:</b> what a rule set makes of a line depends on the two alone. Only what can be decided can be written: a condition, an
 * expression or a split that does not fit is refused where it is built. No expression costs more than a bounded time on a line. A split adds
 * up to the line exactly, or does not fit it.
 *
 * <p><b>May use:</b> kernel, transaction (its canonical description).
 */
@ApplicationModule(
        displayName = "Rules",
        allowedDependencies = {"kernel", "transaction"})
@NullMarked
package com.hissabbook.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
