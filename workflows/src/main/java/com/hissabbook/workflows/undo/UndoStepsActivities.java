package com.hissabbook.workflows.undo;

import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Undo;
import com.hissabbook.banking.Undoing;
import com.hissabbook.batch.ImportJobs;
import com.hissabbook.transaction.Pendings;
import com.hissabbook.transaction.Planning;
import com.hissabbook.transaction.Withdrawing;
import com.hissabbook.workflows.imports.ImportStatement;
import com.hissabbook.workflows.steps.AccountTurns;
import com.hissabbook.workflows.steps.Heartbeats;
import com.hissabbook.workflows.steps.InTenant;
import io.temporal.spring.boot.ActivityImpl;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** {@link UndoSteps} over the domain's facades and the Batch job. */
@Component
@ActivityImpl(taskQueues = ImportStatement.TASK_QUEUE)
class UndoStepsActivities implements UndoSteps {

    private final Undoing undoing;
    private final Withdrawing withdrawing;
    private final Pendings pendings;
    private final Planning planning;
    private final ImportJobs jobs;
    private final TransactionTemplate transactions;

    UndoStepsActivities(
            Undoing undoing,
            Withdrawing withdrawing,
            Pendings pendings,
            Planning planning,
            ImportJobs jobs,
            TransactionTemplate transactions) {
        this.undoing = undoing;
        this.withdrawing = withdrawing;
        this.pendings = pendings;
        this.planning = planning;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    @Override
    public boolean carryOut(UndoRef ref) {
        return as(ref, () -> {
            Undo undo = undoing.find(ref.id());
            if (undo.finishedAt().isPresent()) {
                return false;
            }
            AccountTurns.await(planning, undo.importId());
            if (hasBecomeDouble(undo)) {
                transactions.executeWithoutResult(status -> {
                    undoing.giveUp(ref.id());
                    planning.giveTurnBack(undo.importId());
                });
                return false;
            }
            if (undoing.remaining(ref.id()).isPresent()) {
                Heartbeats.until(jobs.undo(ref.tenant(), ref.id()));
            }
            return true;
        });
    }

    /** The same lines may have been posted by another import between the request and this turn; but what was begun is ended. */
    private boolean hasBecomeDouble(Undo undo) {
        return undo.kind() == Undo.Kind.REDO
                && undoing.remaining(undo.id())
                        .filter(rest -> rest.after() == 0)
                        .isPresent()
                && Boolean.TRUE.equals(transactions.execute(status -> withdrawing.importedAgain(undo) > 0));
    }

    @Override
    public ImportState settle(UndoRef ref) {
        return as(
                ref,
                () -> transactions.execute(status -> {
                    Undo undo = undoing.find(ref.id());
                    ImportState state = undoing.settle(ref.id());
                    // What ended before gave its turn back; the import's turn may be that of the next undo or redo by
                    // now.
                    if (undo.finishedAt().isEmpty()) {
                        pendings.follow(undo.importId());
                        planning.giveTurnBack(undo.importId());
                    }
                    return state;
                }));
    }

    private static <R> R as(UndoRef ref, Supplier<R> step) {
        return InTenant.run(ref.tenant(), ref.correlationId(), "undoId", ref.undoId(), step);
    }
}
