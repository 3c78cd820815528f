package com.hissabbook.workflows.replay;

import com.hissabbook.banking.Replay;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** An import's stored file read once more; workflow id {@code replay/<replayId>}. */
@WorkflowInterface
public interface ReplayFile {

    /** Returns the replay's state afterwards. */
    @WorkflowMethod
    Replay.State run(ReplayRef ref);
}
