package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One import from a received file to the books; workflow id {@code import/<importId>}.
 *
 * <p>An update is refused before it is taken, and leaves nothing in the history, if it is not about this import; so that one sent by mistake is
 * an answer to its sender, not a workflow that stands still.
 */
@WorkflowInterface
public interface ImportStatement {

    /** Name of the task queue that its steps wait in. */
    String TASK_QUEUE = "imports";

    @WorkflowMethod
    ImportState run(ImportRef ref);

    /** The answers to the file's open questions are noted: it is looked at again. Returns the state afterwards. */
    @UpdateMethod
    ImportState answered(ImportRef ref);

    @UpdateValidatorMethod(updateName = "answered")
    void checkAnswered(ImportRef ref);

    /** A person decided on lines: the plan is made again. Returns the state afterwards. */
    @UpdateMethod
    ImportState decided(ImportRef ref);

    @UpdateValidatorMethod(updateName = "decided")
    void checkDecided(ImportRef ref);

    /** A person has seen the plan of that hash and wants it carried out. Returns the state afterwards. */
    @UpdateMethod
    ImportState approve(ImportRef ref, String planHash);

    /** Refuses also what is no hash of a plan: 64 hexadecimal digits. */
    @UpdateValidatorMethod(updateName = "approve")
    void checkApprove(ImportRef ref, String planHash);

    /** A person takes the import back. Returns the state afterwards; what is posting or has ended stays so. */
    @UpdateMethod
    ImportState cancel(ImportRef ref);

    @UpdateValidatorMethod(updateName = "cancel")
    void checkCancel(ImportRef ref);
}
