package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportId;
import com.hissabbook.banking.ImportLifecycle;
import com.hissabbook.banking.ImportReview;
import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Inspecting;
import com.hissabbook.banking.Waiting;
import com.hissabbook.batch.ImportJobs;
import com.hissabbook.classification.Classifying;
import com.hissabbook.classification.OfferedPlans;
import com.hissabbook.kernel.Refused;
import com.hissabbook.ledger.ApplyingReplays;
import com.hissabbook.ledger.FollowingTransfers;
import com.hissabbook.ledger.PeriodLocks;
import com.hissabbook.reconciliation.StatementChecks;
import com.hissabbook.transaction.Pendings;
import com.hissabbook.transaction.Planning;
import com.hissabbook.workflows.steps.AccountTurns;
import com.hissabbook.workflows.steps.Heartbeats;
import com.hissabbook.workflows.steps.InTenant;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link ImportSteps} over the domain's facades and the Batch jobs. */
@Component
@ActivityImpl(taskQueues = ImportStatement.TASK_QUEUE)
class ImportStepsActivities implements ImportSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ImportStepsActivities.class);

    private final Inspecting inspecting;
    private final ImportLifecycle lifecycle;
    private final ImportReview review;
    private final ImportJobs jobs;
    private final Planning planning;
    private final Pendings pendings;
    private final Classifying classifying;
    private final OfferedPlans offeredPlans;
    private final PeriodLocks periodLocks;
    private final Waiting waiting;
    private final FollowingTransfers transfers;
    private final StatementChecks statementChecks;
    private final ApplyingReplays replays;
    private final TransactionTemplate transactions;

    ImportStepsActivities(
            Inspecting inspecting,
            ImportLifecycle lifecycle,
            ImportReview review,
            ImportJobs jobs,
            Planning planning,
            Pendings pendings,
            Classifying classifying,
            OfferedPlans offeredPlans,
            PeriodLocks periodLocks,
            Waiting waiting,
            FollowingTransfers transfers,
            StatementChecks statementChecks,
            ApplyingReplays replays,
            TransactionTemplate transactions) {
        this.inspecting = inspecting;
        this.lifecycle = lifecycle;
        this.review = review;
        this.jobs = jobs;
        this.planning = planning;
        this.pendings = pendings;
        this.classifying = classifying;
        this.offeredPlans = offeredPlans;
        this.periodLocks = periodLocks;
        this.waiting = waiting;
        this.transfers = transfers;
        this.statementChecks = statementChecks;
        this.replays = replays;
        this.transactions = transactions;
    }

    @Override
    public ImportState inspect(ImportRef ref) {
        var look = new FutureTask<>(() -> as(ref, () -> inspecting.inspect(ref.id())));
        Thread.startVirtualThread(look);
        Heartbeats.until(look);
        return look.resultNow();
    }

    @Override
    public ImportState stage(ImportRef ref) {
        return as(ref, () -> {
            if (lifecycle.state(ref.id()) == ImportState.STAGING) {
                finish(ref, jobs.stage(ref.tenant(), ref.id()), ImportState.STAGING);
            }
            return lifecycle.state(ref.id()).ended() ? lifecycle.state(ref.id()) : lifecycle.beginPlanning(ref.id());
        });
    }

    @Override
    public ImportState plan(ImportRef ref) {
        return as(ref, () -> {
            if (lifecycle.state(ref.id()) == ImportState.PLANNING) {
                AccountTurns.await(planning, ref.id());
                finish(ref, jobs.plan(ref.tenant(), ref.id(), review.planNo(ref.id())), ImportState.PLANNING);
                offer(ref.id());
            }
            return stateWithoutIdleTurn(ref.id());
        });
    }

    @Override
    public ImportState planAgain(ImportRef ref) {
        return as(ref, () -> {
            review.planAgain(ref.id());
            return plan(ref);
        });
    }

    @Override
    public ImportState approve(ImportRef ref, String planHash) {
        return as(ref, () -> {
            review.approve(ref.id(), planHash);
            return plan(ref);
        });
    }

    @Override
    public ImportState post(ImportRef ref) {
        return as(ref, () -> {
            if (lifecycle.remaining(ref.id()).isPresent()) {
                finish(ref, jobs.post(ref.tenant(), ref.id()), ImportState.POSTING);
            }
            if (lifecycle.state(ref.id()) == ImportState.POSTING) {
                proposeTransfers(ref);
            }
            return lifecycle.state(ref.id());
        });
    }

    /** As long as the lines take, so it beats, and on a thread of its own. */
    private void proposeTransfers(ImportRef ref) {
        var search = new FutureTask<>(() -> as(ref, () -> transfers.propose(ref.id())));
        Thread.startVirtualThread(search);
        Heartbeats.until(search);
    }

    @Override
    public ImportState settle(ImportRef ref) {
        return as(
                ref,
                () -> transactions.execute(status -> {
                    if (lifecycle.hold(ref.id()).ended()) {
                        // Settled before, and its answer was lost; the import may have been undone since.
                        return lifecycle.state(ref.id());
                    }
                    statementChecks.check(ref.id());
                    lifecycle.complete(ref.id());
                    pendings.follow(ref.id());
                    offeredPlans.forget(ref.id());
                    planning.giveTurnBack(ref.id());
                    return lifecycle.state(ref.id());
                }));
    }

    @Override
    public void bringBackReplaced(ImportRef ref) {
        as(ref, () -> {
            try {
                replays.revertFallen(ref.id());
            } catch (Refused refused) {
                if (refused.code().equals("account-busy")) {
                    throw refused;
                }
                LOG.warn(
                        "what import {} was to replace stays away for a person to look at: {}",
                        ref.id(),
                        refused.code());
            }
            return lifecycle.state(ref.id());
        });
    }

    @Override
    public ImportState cancel(ImportRef ref) {
        return as(ref, () -> {
            lifecycle.cancel(ref.id());
            return stateWithoutIdleTurn(ref.id());
        });
    }

    @Override
    public WaitingLook lookWhileWaiting(ImportRef ref) {
        return as(ref, () -> {
            Optional<Waiting.Wait> wait = waiting.look(ref.id());
            return new WaitingLook(
                    stateWithoutIdleTurn(ref.id()),
                    wait.map(Waiting.Wait::again).orElse(Duration.ZERO),
                    wait.map(Waiting.Wait::since).orElse(null),
                    wait.map(Waiting.Wait::expires).orElse(null));
        });
    }

    /** Only a plan that a person must see, or has seen, needs a hash; it costs a pass over the lines. */
    private void offer(ImportId id) {
        if (lifecycle.state(id) == ImportState.PLANNING && review.needsReview(id)) {
            transactions.executeWithoutResult(status ->
                    review.offerForReview(id, offeredPlans.offer(id, review.planNo(id), periodLocks.lockedThrough())));
        }
    }

    /** An import that waits for a person, or was ended by one, holds up no other. Whoever plans it anew or undoes it takes its turn afterwards. */
    private ImportState stateWithoutIdleTurn(ImportId id) {
        return transactions.execute(status -> {
            ImportState state = lifecycle.hold(id);
            switch (state) {
                case AWAITING_REVIEW -> planning.giveTurnBack(id);
                case REFUSED, CANCELLED, EXPIRED -> {
                    planning.giveTurnBack(id);
                    offeredPlans.forget(id);
                    classifying.forget(id);
                }
                default -> {}
            }
            return state;
        });
    }

    /** A job may fail because the import was taken back meanwhile: then its state has moved, and that is an outcome, not a failure. */
    private void finish(ImportRef ref, Future<?> job, ImportState during) {
        try {
            Heartbeats.until(job);
        } catch (RuntimeException failure) {
            if (lifecycle.state(ref.id()) == during) {
                throw failure;
            }
        }
    }

    private static <R> R as(ImportRef ref, Supplier<R> step) {
        return InTenant.run(ref.tenant(), ref.correlationId(), "importId", ref.importId(), step);
    }
}
