/**
 * What the architecture promises, held by tests: the module graph, the rules of the style guide, who may name whose tables, what the
 * database's catalog says, how large a file may be, what may stand in a public repository. Each rule has a fixture that breaks it, in
 * {@code src/test/resources/architecture}: a rule that was never seen failing is no rule.
 */
@NullMarked
package com.hissabbook.architecture;

import org.jspecify.annotations.NullMarked;
