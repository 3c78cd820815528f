package com.hissabbook.batch;

import com.hissabbook.banking.FileSummary;
import com.hissabbook.banking.Import.Refusal;
import com.hissabbook.banking.StagedBlock;

/** What the staging step moves: the file's records in blocks, and one item that says how the file ended. */
sealed interface StagedItem {

    record Block(StagedBlock block) implements StagedItem {}

    record EndOfFile(FileSummary summary) implements StagedItem {}

    record Unreadable(Refusal refusal) implements StagedItem {}
}
