package com.hissabbook.api.imports;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The database first: a workflow of what was rolled back must never exist. */
public final class AfterCommit {

    private AfterCommit() {}

    public static void run(Runnable start) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                start.run();
            }
        });
    }
}
