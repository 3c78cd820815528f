package com.hissabbook.transaction;

import java.util.List;

/** The statements of {@link FactsUpgrade}, in their order. */
final class FactsUpgradeSql {

    private FactsUpgradeSql() {}

    static final String VERSION = "select version from transaction.canonical_version";

    /** One process at a time; the others find the new version when they are let in. */
    static final String ALONE = "lock table transaction.canonical_version in access exclusive mode";

    /** Whose rows of every tenant are read or written. Locked until the transaction ends. */
    static final List<String> TABLES = List.of(
            "transaction.account_turn",
            "transaction.transaction",
            "transaction.planned_line",
            "transaction.pending",
            "transaction.pending_sighting");

    /** Identities are not unique while they are half changed. */
    static final List<String> INDEXES = List.of("transaction_identity", "pending_by_facts");

    static final String UNDER_WAY = "select count(distinct import_id) from transaction.account_turn";

    static final String INDEX = "select indexdef from pg_indexes where schemaname = 'transaction' and indexname = '%s'";

    static final List<String> REWRITE = List.of(
            """
            update transaction.transaction t set facts = b.facts from brought_along b
            where b.import_id = t.import_id and b.line_no = t.line_no and t.facts <> b.facts""",
            // Texts that were two may be one now, or the other way round. Of those that are still alike the order
            // stays.
            """
            update transaction.transaction t set occurrence = n.nth
            from (
                select transaction_id, row_number() over (
                    partition by tenant_id, money_account_id, booked, amount, facts
                    order by occurrence, recorded_at, transaction_id) as nth
                from transaction.transaction where import_id is not null) n
            where n.transaction_id = t.transaction_id and n.nth <> t.occurrence""",
            """
            update transaction.planned_line p set occurrence = t.occurrence
            from transaction.transaction t
            where t.import_id = p.import_id and t.line_no = p.line_no and t.transaction_id = coalesce(p.own_id, p.transaction_id)
              and p.occurrence <> t.occurrence""",
            """
            update transaction.pending_sighting s set facts = b.facts from brought_along b
            where b.import_id = s.import_id and b.line_no = s.line_no and s.facts <> b.facts""",
            """
            update transaction.pending p set facts = b.facts from brought_along b
            where b.import_id = p.last_import_id and b.line_no = p.last_line_no and p.facts <> b.facts""",
            """
            update transaction.pending p set occurrence = n.nth
            from (
                select pending_id, row_number() over (
                    partition by tenant_id, money_account_id, day, amount, facts order by occurrence, pending_id) as nth
                from transaction.pending where bank_id is null) n
            where n.pending_id = p.pending_id and n.nth <> p.occurrence""");

    static final String ARRIVED = "update transaction.canonical_version set version = %d, since = now()";
}
