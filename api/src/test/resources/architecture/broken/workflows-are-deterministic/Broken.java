package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import io.temporal.spring.boot.WorkflowImpl;
import java.time.Instant;

@WorkflowImpl(taskQueues = "imports")
public class Broken extends ImportStatementWorkflow {

    @Override
    public ImportState run(ImportRef ref) {
        return Instant.now().getEpochSecond() % 2 == 0 ? ImportState.COMPLETED : ImportState.CANCELLED;
    }

    @Override
    public ImportState approve(ImportRef ref, String planHash) {
        Thread.yield();
        return ImportState.POSTING;
    }
}
