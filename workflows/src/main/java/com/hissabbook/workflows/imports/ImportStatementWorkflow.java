package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import com.hissabbook.workflows.steps.ForOperators;
import com.hissabbook.workflows.steps.StepOptions;
import io.temporal.failure.TemporalFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads top-down like the process. Each step answers with the state that the database holds afterwards. */
@WorkflowImpl(taskQueues = ImportStatement.TASK_QUEUE)
public class ImportStatementWorkflow implements ImportStatement {

    private static final Set<ImportState> BEFORE_REVIEW =
            Set.of(ImportState.RECEIVED, ImportState.AWAITING_ANSWER, ImportState.STAGING, ImportState.PLANNING);

    private static final Set<ImportState> NOT_POSTED =
            Set.of(ImportState.CANCELLED, ImportState.REFUSED, ImportState.EXPIRED);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final ImportSteps steps = Workflow.newActivityStub(ImportSteps.class, StepOptions.SHORT);
    private final ImportSteps longSteps = Workflow.newActivityStub(ImportSteps.class, StepOptions.LONG);

    private static final Pattern PLAN_HASH = Pattern.compile("[0-9a-f]{64}");

    private ImportState state = ImportState.RECEIVED;

    /** How often a step has told the state: a wait that somebody began anew is looked at anew. */
    private int told;

    @Override
    public ImportState run(ImportRef ref) {
        try {
            carryOut(ref);
            bringBackReplaced(ref);
            return state;
        } catch (TemporalFailure failure) {
            if (!CancellationScope.current().isCancelRequested()) {
                throw failure;
            }
            Workflow.newDetachedCancellationScope(() -> {
                        calledOff(ref);
                        bringBackReplaced(ref);
                    })
                    .run();
            return state;
        }
    }

    private void carryOut(ImportRef ref) {
        reached(longSteps.inspect(ref));
        untilAPersonActs(ref, ImportState.AWAITING_ANSWER);
        if (!state.ended()) {
            reached(longSteps.stage(ref));
        }
        if (!state.ended()) {
            reached(longSteps.plan(ref));
        }
        untilAPersonActs(ref, ImportState.AWAITING_REVIEW);
        post(ref);
    }

    private void bringBackReplaced(ImportRef ref) {
        if (NOT_POSTED.contains(state)
                && Workflow.getVersion("replaced-lines-return", Workflow.DEFAULT_VERSION, 1)
                        != Workflow.DEFAULT_VERSION) {
            steps.bringBackReplaced(ref);
        }
    }

    private void post(ImportRef ref) {
        if (!state.ended()) {
            reached(longSteps.post(ref));
        }
        if (!state.ended()) {
            reached(steps.settle(ref));
        }
    }

    /** An operator cancels the workflow itself: the import is taken back; where it is too late for that, it is carried to its end. */
    private void calledOff(ImportRef ref) {
        reached(steps.cancel(ref));
        post(ref);
    }

    @Override
    public ImportState answered(ImportRef ref) {
        // The database tells of the question before the step that asked it is over; its answer must not be overwritten
        // by that step's end.
        Workflow.await(() -> state != ImportState.RECEIVED);
        return reached(longSteps.inspect(ref));
    }

    @Override
    public void checkAnswered(ImportRef ref) {
        checkIsOurs(ref);
    }

    @Override
    public ImportState decided(ImportRef ref) {
        Workflow.await(() -> !BEFORE_REVIEW.contains(state));
        return reached(longSteps.planAgain(ref));
    }

    @Override
    public void checkDecided(ImportRef ref) {
        checkIsOurs(ref);
    }

    @Override
    public ImportState approve(ImportRef ref, String planHash) {
        Workflow.await(() -> !BEFORE_REVIEW.contains(state));
        return reached(longSteps.approve(ref, planHash));
    }

    @Override
    public void checkApprove(ImportRef ref, String planHash) {
        checkIsOurs(ref);
        if (planHash == null || !PLAN_HASH.matcher(planHash).matches()) {
            throw new IllegalArgumentException(
                    "approve takes the plan's hash, 64 hexadecimal digits, as the import's view shows it.");
        }
    }

    @Override
    public ImportState cancel(ImportRef ref) {
        ImportState after = steps.cancel(ref);
        if (after == ImportState.CANCELLED) {
            reached(after);
        }
        return after;
    }

    @Override
    public void checkCancel(ImportRef ref) {
        checkIsOurs(ref);
    }

    /** An update may come from Temporal's own page or command line, with anything in it. */
    private static void checkIsOurs(@Nullable ImportRef ref) {
        String own = Workflow.getInfo().getWorkflowId();
        if (ref == null || !own.equals("import/" + ref.importId())) {
            throw new IllegalArgumentException(
                    "This is the workflow " + own + "; the update names another import, or none.");
        }
    }

    /** Returns when the import does not wait any more: somebody acted, or the wait expired. */
    private void untilAPersonActs(ImportRef ref, ImportState waiting) {
        if (state == waiting
                && Workflow.getVersion("reminders", Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION) {
            Workflow.await(() -> state != waiting);
        }
        boolean looksAnew = state == waiting
                && Workflow.getVersion("waits-begun-anew", Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION;
        while (state == waiting) {
            int before = told;
            WaitingLook look = steps.lookWhileWaiting(ref);
            if (look.state().ended()) {
                reached(look.state());
            } else {
                ForOperators.waits(waitingFor(state), look.since(), look.expires());
                // A look while somebody acts finds the import at work, and has no time to name.
                Workflow.await(
                        longer(look.again(), SHORTEST_WAIT), () -> state != waiting || looksAnew && told != before);
            }
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Keeps the state for the process, and says in words what it waits for to who looks at it in Temporal's own page. */
    private ImportState reached(ImportState now) {
        state = now;
        told++;
        ForOperators.tell(now);
        ForOperators.waits(waitingFor(now), null, null);
        return now;
    }

    private static String waitingFor(ImportState state) {
        return switch (state) {
            case AWAITING_ANSWER -> "AWAITING_ANSWER: a person answers what the file leaves open, or cancels";
            case AWAITING_REVIEW -> "AWAITING_REVIEW: a person decides on lines, approves the plan, or cancels";
            default -> state.name();
        };
    }
}
