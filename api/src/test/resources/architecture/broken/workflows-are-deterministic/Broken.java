package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import io.temporal.spring.boot.WorkflowImpl;
import java.time.Instant;

@WorkflowImpl(taskQueues = "imports")
public class Broken implements ImportStatement {

    @Override
    public ImportState run(ImportRef ref) {
        return Instant.now().getEpochSecond() % 2 == 0 ? ImportState.COMPLETED : ImportState.CANCELLED;
    }

    @Override
    public ImportState answered(ImportRef ref) {
        return ImportState.RECEIVED;
    }

    @Override
    public ImportState decided(ImportRef ref) {
        return ImportState.AWAITING_REVIEW;
    }

    @Override
    public ImportState approve(ImportRef ref, String planHash) {
        Thread.yield();
        return ImportState.POSTING;
    }

    @Override
    public ImportState cancel(ImportRef ref) {
        return ImportState.CANCELLED;
    }
}
