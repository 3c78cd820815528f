package com.hissabbook.ledger;

import com.hissabbook.kernel.Refused;
import com.hissabbook.kernel.TenantScope;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Transfers}; each decision in one database transaction with its entries. */
@Component
@Transactional
class JdbcTransfers implements Transfers {

    private static final int LONGEST_SEARCH = 366;

    private final JdbcClient jdbc;
    private final TransferRows rows;
    private final Matching matching;
    private final MatchingByHand byHand;
    private final ProposingTransfers proposing;
    private final StoredTransferSettings settings;

    JdbcTransfers(
            JdbcClient jdbc,
            TransferRows rows,
            Matching matching,
            MatchingByHand byHand,
            ProposingTransfers proposing,
            StoredTransferSettings settings) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.matching = matching;
        this.byHand = byHand;
        this.proposing = proposing;
        this.settings = settings;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Transfer> list(Optional<TransferState> state, Optional<UUID> after, int limit) {
        return rows.page(state, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Transfer find(UUID id) {
        return rows.find(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Transfer> matchOf(UUID transactionId) {
        return matching.matchOf(transactionId).map(rows::find);
    }

    @Override
    @Transactional(readOnly = true)
    public InTransit inTransit(Optional<InTransit.Line> after, int limit) {
        return rows.inTransit(after, limit);
    }

    @Override
    public Transfer accept(UUID id) {
        matching.holdOffOthers();
        matching.leadFees(List.of(id));
        Transfer one = rows.find(id);
        if (one.state() == TransferState.SUSPENDED) {
            throw Refused.conflict(
                    "suspended-transfer",
                    "A transaction left the books, and the match with it: its import was undone, or a person called it a duplicate."
                            + " Bring the import back (redo), or decide on the line again: the match comes with it.");
        }
        if (one.state() != TransferState.MATCHED) {
            refuseUnfit(one);
            matching.match(List.of(id));
            matching.decided(id, false);
            matching.announce(
                    "matched",
                    id,
                    Map.of("transactions", Integer.toString(one.legs().size())));
        }
        return rows.find(id);
    }

    /** By hand nothing is booked past a lock; what stands on the clearing account already needs no entry. */
    private void refuseUnfit(Transfer one) {
        one.fee().ifPresent(fee -> byHand.refuseUnfitFeeAccount(fee.accountId()));
        for (Matching.Leg leg : matching.judge(List.of(one.id()))) {
            leg.refusal().ifPresent(refusal -> {
                throw refusal;
            });
            if (leg.locked() && (!leg.clearing() || one.fee().isPresent())) {
                throw locked();
            }
        }
    }

    private static Refused locked() {
        return Refused.conflict(
                "period-locked",
                "A transaction of the transfer lies in a locked period. Have the period reopened, or leave it as it is.");
    }

    @Override
    public Transfer dismiss(UUID id) {
        matching.holdOffOthers();
        Transfer one = rows.find(id);
        if (one.state() == TransferState.MATCHED || one.state() == TransferState.SUSPENDED) {
            throw Refused.conflict(
                    "matched-transfer",
                    "The transfer was matched. Un-match it (POST …/transfers/" + id
                            + "/unmatch): it is dismissed with that.");
        }
        if (one.state() == TransferState.PROPOSED) {
            matching.move(List.of(id), TransferState.DISMISSED);
            matching.decided(id, false);
            matching.announce("dismissed", id, Map.of());
        }
        return rows.find(id);
    }

    @Override
    public Transfer unmatch(UUID id) {
        matching.holdOffOthers();
        Transfer one = rows.find(id);
        if (one.state() != TransferState.MATCHED && one.state() != TransferState.SUSPENDED) {
            throw Refused.conflict("not-matched", "The transfer is not matched, so there is nothing to take back.");
        }
        Matching.Bound bound = matching.bound(id);
        if (bound.locked()) {
            throw locked();
        }
        if (bound.archived()) {
            throw Refused.conflict(
                    "archived-account",
                    "The account on which a transaction stood before is archived. Take that account back into use first.");
        }
        matching.unmatch(List.of(id), TransferState.DISMISSED, null);
        matching.decided(id, false);
        matching.announce("unmatched", id, Map.of());
        return rows.find(id);
    }

    @Override
    public Transfer match(MatchByHand wish) {
        matching.holdOffOthers();
        return accept(byHand.proposed(wish));
    }

    @Override
    public int search(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > LONGEST_SEARCH) {
            throw Refused.invalid(
                    "invalid-days",
                    "From " + from + " to " + to + " are " + days + " days. Give 1 to " + LONGEST_SEARCH
                            + ", the earlier day first.");
        }
        return proposing.search(from, to);
    }

    @Override
    @Transactional(readOnly = true)
    public TransferSettings.Versioned settings() {
        return settings.read();
    }

    @Override
    public TransferSettings.Versioned change(long version, TransferSettings wish) {
        TransferSettings.Versioned written = settings.write(version, wish);
        if (written.version() != version) {
            matching.announce(
                    "settings-changed",
                    TenantScope.requireTenant().value(),
                    Map.of(
                            "windowDays",
                            Integer.toString(wish.windowDays()),
                            "automaticFrom",
                            wish.automaticFrom().isPresent()
                                    ? Integer.toString(wish.automaticFrom().getAsInt())
                                    : "never"));
        }
        return written;
    }
}
