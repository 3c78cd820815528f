package com.hissabbook.transaction;

import com.hissabbook.banking.ImportId;
import com.hissabbook.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A person's decision on lines of an import.
 *
 * @param lines numbers of the records, at most {@value #MOST}
 * @param duplicateOf for {@code DUPLICATE} the transaction that each line is; without one, the one that the plan names for it
 * @param note why, in the person's words
 */
public record DecideLines(
        ImportId importId,
        List<Integer> lines,
        Verdict verdict,
        Map<Integer, UUID> duplicateOf,
        String note,
        UserId by) {

    public static final int MOST = 10_000;
}
