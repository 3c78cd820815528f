package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Imports;
import io.temporal.spring.boot.WorkflowImpl;

@WorkflowImpl(taskQueues = "imports")
public class Broken implements ImportStatement {

    private Imports imports;

    @Override
    public ImportState run(ImportRef ref) {
        return imports.find(ref.id()).state();
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
        return ImportState.POSTING;
    }

    @Override
    public ImportState cancel(ImportRef ref) {
        return ImportState.CANCELLED;
    }
}
