package com.hissabbook.workflows.replay;

import com.hissabbook.banking.Replay;
import io.temporal.activity.ActivityInterface;

/** The steps of a replay. Each may run again after a crash. */
@ActivityInterface(namePrefix = "Replay-")
public interface ReplaySteps {

    /** Reads the file to its end. Returns the replay's state. */
    Replay.State read(ReplayRef ref);
}
