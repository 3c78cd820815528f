package com.hissabbook.workflows.imports;

import com.hissabbook.banking.ImportState;
import com.hissabbook.banking.Imports;
import io.temporal.spring.boot.WorkflowImpl;

@WorkflowImpl(taskQueues = "imports")
public class Broken extends ImportStatementWorkflow {

    private Imports imports;

    @Override
    public ImportState run(ImportRef ref) {
        return imports.find(ref.id()).state();
    }
}
