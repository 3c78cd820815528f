package com.hissabbook.kernel;

import java.util.Map;
import java.util.UUID;

/**
 * Something that happened to the books and that an auditor will ask about. Modules announce it as a Spring application event inside
 * the transaction that did it; the audit module writes it down in the same transaction.
 */
public interface AuditableEvent {

    /** Past tense with the module in front, such as {@code ledger.entry-reversed}. */
    String action();

    /** What it happened to. */
    UUID subject();

    /** Ids, counts, codes and sums; never names, descriptions or account numbers. */
    default Map<String, String> facts() {
        return Map.of();
    }
}
