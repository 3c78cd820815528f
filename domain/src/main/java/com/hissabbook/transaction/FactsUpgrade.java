package com.hissabbook.transaction;

import com.hissabbook.banking.StagedDigests;
import com.hissabbook.kernel.OwnerSession;
import java.util.List;

/**
 * Brings history along when the canonical description changes: every line that was ever staged gets the digest of the new version from its
 * kept text, and the transactions and pendings that are known by those facts follow, numbered anew where texts became one or two.
 *
 * <p>The owner of the tables does it, in one database transaction: either all tenants are of the new version or none is. Meanwhile nobody
 * reads or writes these tables. Nothing else of a row changes, and the books not at all.
 */
public final class FactsUpgrade {

    private FactsUpgrade() {}

    /**
     * @return whether there was anything to do
     * @throws IllegalStateException the database is of a later version, or imports are under way; nothing was changed
     */
    public static boolean bringAlong(OwnerSession owner, LineDigest digest) {
        return owner.inOneTransaction(() -> {
            if (!behind(owner, digest)) {
                return false;
            }
            owner.execute(FactsUpgradeSql.ALONE);
            if (behind(owner, digest)) {
                rewrite(owner, digest);
            }
            return true;
        });
    }

    private static boolean behind(OwnerSession owner, LineDigest digest) {
        int version = Integer.parseInt(owner.value(FactsUpgradeSql.VERSION));
        if (version > digest.version()) {
            throw new IllegalStateException("the database is of version " + version
                    + " of the canonical description, this program knows version " + digest.version()
                    + ": run the newer program");
        }
        return version < digest.version();
    }

    private static void rewrite(OwnerSession owner, LineDigest digest) {
        for (String table : FactsUpgradeSql.TABLES) {
            owner.execute("alter table " + table + " no force row level security");
            owner.execute("alter table " + table + " disable trigger user");
        }
        int underWay = Integer.parseInt(owner.value(FactsUpgradeSql.UNDER_WAY));
        if (underWay > 0) {
            throw new IllegalStateException(underWay + " imports are under way on their accounts:"
                    + " run the program of before until they have ended, then this one");
        }
        List<String> indexes = FactsUpgradeSql.INDEXES.stream()
                .map(index -> owner.value(FactsUpgradeSql.INDEX.formatted(index)))
                .toList();
        FactsUpgradeSql.INDEXES.forEach(index -> owner.execute("drop index transaction." + index));
        StagedDigests.rewrite(owner, digest::of);
        FactsUpgradeSql.REWRITE.forEach(owner::execute);
        indexes.forEach(owner::execute);
        owner.execute(FactsUpgradeSql.ARRIVED.formatted(digest.version()));
        for (String table : FactsUpgradeSql.TABLES) {
            owner.execute("alter table " + table + " enable trigger user");
            owner.execute("alter table " + table + " force row level security");
        }
    }
}
