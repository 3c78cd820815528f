package com.hissabbook.banking;

import com.hissabbook.kernel.OwnerSession;
import java.util.Optional;
import java.util.UUID;

/** Gives every staged line a digest anew, from its kept text; the one change that staged lines ever see. */
public final class StagedDigests {

    private static final String KEPT_TEXT = """
            select import_id, line_no, currency, counterparty, description from banking.staged_line where facts is not null""";

    private static final String REWRITE = """
            update banking.staged_line s set facts = b.facts from brought_along b
            where b.import_id = s.import_id and b.line_no = s.line_no and s.facts <> b.facts""";

    private StagedDigests() {}

    /** What a line is recognised by. */
    @FunctionalInterface
    public interface Digest {
        UUID of(String currency, Optional<String> counterparty, String description);
    }

    /**
     * Of all tenants, in the caller's database transaction, which keeps everybody else out until it ends.
     *
     * <p>Leaves the temporary table {@code brought_along (import_id, line_no, facts)} until the transaction ends, for those who keep facts of
     * staged lines.
     */
    public static void rewrite(OwnerSession owner, Digest digest) {
        owner.execute("alter table banking.staged_line no force row level security");
        owner.execute("alter table banking.staged_line disable trigger user");
        owner.execute("create temporary table brought_along (import_id uuid, line_no int, facts uuid) on commit drop");
        owner.copy(
                KEPT_TEXT,
                "brought_along",
                line -> line.text(1)
                        + '\t'
                        + line.text(2)
                        + '\t'
                        + digest.of(line.text(3), line.optional(4), line.text(5)));
        owner.execute("analyze brought_along");
        owner.execute(REWRITE);
        owner.execute("alter table banking.staged_line enable trigger user");
        owner.execute("alter table banking.staged_line force row level security");
    }
}
