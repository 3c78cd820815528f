package com.hissabbook.classification;

import com.hissabbook.kernel.TenantId;
import com.hissabbook.kernel.TenantScope;
import com.hissabbook.kernel.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(schema = "classification", name = "override")
class OverrideRow {

    @Id
    private UUID transactionId;

    private UUID tenantId;

    private @Nullable UUID accountId;

    private @Nullable UUID splitId;

    private @Nullable String note;

    private boolean lifted;

    private @Nullable UUID setBy;

    private Instant setAt;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init")
    protected OverrideRow() {}

    @SuppressWarnings("NullAway.Init")
    OverrideRow(UUID transactionId, TenantId tenant) {
        this.transactionId = transactionId;
        this.tenantId = tenant.value();
        this.lifted = true;
    }

    /** The same choice again changes nothing, not even its time. */
    void choose(WriteOverride wish, Splits splits) {
        UUID account = wish.to().account().orElse(null);
        UUID split = wish.to().split().map(splits::idOf).orElse(null);
        boolean same = !lifted
                && Objects.equals(account, accountId)
                && Objects.equals(split, splitId)
                && Objects.equals(wish.note().orElse(null), note);
        if (!same) {
            accountId = account;
            splitId = split;
            note = wish.note().orElse(null);
            change(false);
        }
    }

    void lift() {
        if (!lifted) {
            change(true);
        }
    }

    private void change(boolean nextLifted) {
        lifted = nextLifted;
        setBy = TenantScope.user().map(UserId::value).orElse(null);
        setAt = Instant.now().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    /** Counted from 1: 0 is a transaction that nobody ever chose for. */
    long version() {
        return version == null ? 0 : version + 1;
    }

    Optional<Classification.Override> inForce(Splits splits) {
        return lifted
                ? Optional.empty()
                : Optional.of(new Classification.Override(
                        splits.of(accountId, splitId).orElseThrow(),
                        Optional.ofNullable(note),
                        Optional.ofNullable(setBy),
                        setAt));
    }
}
